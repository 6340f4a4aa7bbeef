package org.parlour.mixer.jitter;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.parlour.mixer.g711.Law;
import org.parlour.mixer.rig.RtpStream;
import org.parlour.mixer.rig.Sounds;
import org.parlour.proof.Fuzz;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.sdp.Codec;

/** Packets whose numbers and lengths are anything, one after the other into one buffer. */
class JitterBufferFuzzTest {
    private static final Codec[] CODECS = {Codec.PCMA, Codec.PCMU, Codec.COMFORT_NOISE};

    private final RtpPacket view = new RtpPacket();
    private final JitterBuffer buffer = new JitterBuffer(new LawSound());
    private final short[] frame = new short[JitterBuffer.FRAME_TICKS];
    private long nowNanos = 1;

    @Test
    void nothingIsThrownAndNothingIsLostFromSight() {
        RtpStream stream = new RtpStream(Law.A, Sounds.noise(1, 8_000, -10));
        List<byte[]> goldens = List.of(stream.next(160), stream.next(160), stream.next(80), stream.next(480));
        Fuzz.storm("jitter", goldens, input -> {
            nowNanos += input.length * 50_000L;
            if (view.wrap(input, 0, input.length) == null) {
                buffer.arrived(CODECS[input.length % CODECS.length], view, nowNanos);
            }
            if (input.length % 3 != 0) {
                buffer.pull(frame, 0, nowNanos);
            }
            if (!buffer.counters().addUp()) {
                throw new AssertionError(buffer.counters().toString());
            }
        });
    }
}
