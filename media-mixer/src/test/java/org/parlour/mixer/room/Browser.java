package org.parlour.mixer.room;

import org.parlour.mixer.opus.OpusCodecs;
import org.parlour.mixer.opus.OpusEncoder;
import org.parlour.mixer.opus.OpusSettings;
import org.parlour.mixer.rig.OpusStream;
import org.parlour.mixer.rig.RtpStream;

/** A browser in a slot: speaks what it was given, 20 ms at a time, until it is closed. */
final class Browser implements AutoCloseable {
    private final BrowserVoices voices;
    private final int slot;
    private final OpusEncoder encoder;
    private final OpusStream stream;
    private boolean closed;

    Browser(OpusCodecs codecs, BrowserVoices voices, int slot, short[] says) {
        this.voices = voices;
        this.slot = slot;
        this.encoder = codecs.newEncoder(OpusSettings.speech(48_000).withSilenceUnsent(false));
        this.stream = new OpusStream(encoder, says);
    }

    void speak(long nowNanos) {
        if (!closed) {
            voices.arrived(slot, RtpStream.view(stream.next(20)), nowNanos);
        }
    }

    @Override
    public void close() {
        closed = true;
        encoder.close();
    }
}
