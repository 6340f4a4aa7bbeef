package org.parlour.mixer.jitter;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parlour.mixer.g711.Law;
import org.parlour.mixer.opus.OpusCodecs;
import org.parlour.mixer.opus.OpusDecoder;
import org.parlour.mixer.opus.OpusEncoder;
import org.parlour.mixer.opus.OpusSettings;
import org.parlour.mixer.rig.OpusStream;
import org.parlour.mixer.rig.RtpStream;
import org.parlour.mixer.rig.Sounds;
import org.parlour.proof.Fuzz;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.sdp.Codec;

/** Packets whose numbers, sources, lengths and payloads are anything, one after the other into one buffer. */
class OpusJitterFuzzTest {
    private final RtpPacket view = new RtpPacket();
    private long nowNanos = 1;

    @Test
    void nothingIsThrownAndNothingIsLostFromSight() {
        OpusCodecs codecs = OpusCodecs.open();
        try (OpusDecoder decoder = codecs.newDecoder(OpusSound.SAMPLE_RATE_HZ)) {
            JitterBuffer buffer = JitterBuffer.ofOpus(decoder);
            short[] frame = new short[buffer.frameSamples() + 1];
            Fuzz.storm("jitter-opus", goldens(codecs), input -> {
                nowNanos += input.length * 50_000L;
                frame[buffer.frameSamples()] = 77;
                if (view.wrap(input, 0, input.length) == null) {
                    buffer.arrived(Codec.OPUS, view, nowNanos);
                }
                if (input.length % 3 != 0) {
                    buffer.pull(frame, 0, nowNanos);
                }
                if (input.length % 401 == 0) {
                    buffer.restart();
                }
                if (!buffer.counters().addUp() || frame[buffer.frameSamples()] != 77) {
                    throw new AssertionError(buffer.counters().toString());
                }
            });
        }
    }

    @Test
    void timeNeverRunsBackwardForWhoHasABufferOfTheirOwn() {
        RtpStream stream = new RtpStream(Law.A, Sounds.noise(1, 8_000, -10));
        List<byte[]> goldens = List.of(stream.next(160), stream.next(160), stream.next(80), stream.next(480));
        OrderBuffer order = OrderBuffer.ofG711();
        short[] frame = new short[OrderBuffer.FRAME_TICKS];
        long[] last = {0};
        Fuzz.storm("order", goldens, input -> {
            nowNanos += input.length * 50_000L;
            if (view.wrap(input, 0, input.length) == null) {
                order.arrived(input.length % 2 == 0 ? Codec.PCMA : Codec.PCMU, view, nowNanos);
            }
            while (order.take(frame, 0, nowNanos)) {
                if (order.frameTicks() < last[0] + OrderBuffer.FRAME_TICKS && last[0] > 0) {
                    throw new AssertionError(order.frameTicks() + " after " + last[0]);
                }
                last[0] = order.frameTicks();
            }
            if (!order.counters().addUp()) {
                throw new AssertionError(order.counters().toString());
            }
        });
    }

    private static List<byte[]> goldens(OpusCodecs codecs) {
        List<byte[]> goldens = new ArrayList<>();
        for (int rateHz : new int[] {16_000, 48_000}) {
            try (OpusEncoder encoder =
                    codecs.newEncoder(OpusSettings.speech(rateHz).withExpectedLoss(15))) {
                OpusStream stream = new OpusStream(encoder, Sounds.vowel(140, rateHz, rateHz, -14));
                for (int millis : new int[] {10, 20, 20, 20, 60}) {
                    goldens.add(stream.next(millis));
                }
                goldens.add(stream.packet(new byte[] {8}, 20));
                // Two frames that differ, and two channels.
                goldens.add(stream.packet(new byte[] {0x0A, 2, 1, 2, 3, 4, 5, 6}, 40));
                goldens.add(stream.packet(new byte[] {(byte) 0xFC, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, 20));
            }
        }
        return goldens;
    }
}
