package org.parlour.callers.oneroom.measure;

import java.util.Arrays;
import org.parlour.callers.phone.Marker;
import org.parlour.callers.phone.Mouth;
import org.parlour.mixer.opus.OpusCodecs;
import org.parlour.mixer.opus.OpusEncoder;
import org.parlour.mixer.opus.OpusSettings;

/** Something that is said over and over, encoded once: packets of 20 ms. */
public final class OpusVoice {
    static final int PACKET_SAMPLES = Marker.RATE_HZ / 50;

    private static final OpusSettings SETTINGS =
            OpusSettings.speech(Marker.RATE_HZ).withSilenceUnsent(false);
    private static final int MOST_BYTES = 400;
    private static final int HUM_HZ = 1_000;
    private static final int HUM_PEAK = 8_000;

    private final byte[][] packets;

    private OpusVoice(byte[][] packets) {
        this.packets = packets;
    }

    public static OpusVoice of(OpusCodecs codecs, Marker marker) {
        return of(codecs, Mouth.of(marker), Marker.PERIOD_SAMPLES / PACKET_SAMPLES);
    }

    /** A tone of whole waves in each packet. */
    static OpusVoice hum(OpusCodecs codecs) {
        return of(codecs, Mouth.hum(HUM_HZ, HUM_PEAK), 50);
    }

    private static OpusVoice of(OpusCodecs codecs, Mouth mouth, int count) {
        byte[][] packets = new byte[count][];
        try (OpusEncoder encoder = codecs.newEncoder(SETTINGS)) {
            short[] frame = new short[PACKET_SAMPLES];
            byte[] packet = new byte[MOST_BYTES];
            // Twice: the second time the encoder has heard the end before it hears the beginning.
            for (int i = 0; i < 2 * count; i++) {
                for (int n = 0; n < PACKET_SAMPLES; n++) {
                    frame[n] = mouth.at((long) i * PACKET_SAMPLES + n);
                }
                int lengthBytes = encoder.encode(frame, 0, PACKET_SAMPLES, packet, 0, packet.length);
                if (lengthBytes <= 0) {
                    throw new IllegalStateException("the encoder refuses a frame: " + lengthBytes);
                }
                packets[i % count] = Arrays.copyOf(packet, lengthBytes);
            }
            return new OpusVoice(packets);
        }
    }

    byte[] packet(long number) {
        return packets[(int) (number % packets.length)];
    }

    int count() {
        return packets.length;
    }

    /** How much later than its samples it comes out of a decoder: the price of Opus. */
    static int lookAheadSamples(OpusCodecs codecs) {
        try (OpusEncoder encoder = codecs.newEncoder(SETTINGS)) {
            return encoder.lookAheadSamples();
        }
    }
}
