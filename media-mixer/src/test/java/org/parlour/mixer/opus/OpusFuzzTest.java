package org.parlour.mixer.opus;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parlour.proof.Fuzz;

/** Packets that are anything, decoded one after the other by decoders that remember the ones before. */
class OpusFuzzTest {
    private static final int RATE_HZ = 16_000;
    private static final int MOST_SAMPLES = RATE_HZ * 120 / 1_000;

    private final short[] into = new short[MOST_SAMPLES + 1];
    private final OpusPacket view = new OpusPacket();

    @ParameterizedTest
    @EnumSource
    void garbageIsHeardOrRefused(Library library) {
        OpusCodecs codecs = library.open();
        try (OpusDecoder decoder = codecs.newDecoder(RATE_HZ)) {
            // In Java a packet costs some five times as much.
            int mutations = Integer.getInteger("parlour.fuzz.mutations", 10_000) / (library == Library.JAVA ? 5 : 1);
            Fuzz.storm("opus-" + library, goldens(codecs), mutations, packet -> {
                into[MOST_SAMPLES] = 77;
                int gap = 40 * (1 + packet.length % 48);
                switch (packet.length % 7) {
                    case 0 -> check(decoder.conceal(gap, into, 0), gap);
                    case 1, 2 -> check(decoder.repair(packet, 0, packet.length, gap, into, 0), gap);
                    case 3 -> check(decoder.decode(packet, packet.length / 2, 1, into, 0), MOST_SAMPLES);
                    default -> check(decoder.decode(packet, 0, packet.length, into, 0), MOST_SAMPLES);
                }
            });
        }
    }

    private void check(int returned, int most) {
        if (returned > most || (returned < 0 && OpusFault.of(returned) == OpusFault.FRAME_LENGTH)) {
            throw new AssertionError("returned " + returned);
        }
        if (into[MOST_SAMPLES] != 77) {
            throw new AssertionError("wrote beyond the end");
        }
    }

    /** Without our measuring before it, libopus refuses the same packets as we do. */
    @Test
    void whatWeCallMalformedLibopusCallsSoToo() {
        OpusCodecs codecs = Library.MACHINE.open();
        if (!(Libopus.seek(Libopus.FILE) instanceof Libopus libopus)) {
            throw new AssertionError("it was there a moment ago");
        }
        Decoding raw = libopus.decoding(RATE_HZ);
        Fuzz.storm("opus-framing", goldens(codecs), packet -> {
            OpusFault fault = view.wrap(packet, 0, packet.length);
            if (fault != OpusFault.EMPTY && fault != OpusFault.TOO_LONG) {
                int returned = raw.decode(packet, 0, packet.length, into, 0, MOST_SAMPLES);
                boolean refused = returned == OpusFault.MALFORMED.code();
                if (refused != (fault != null) || (returned >= 0 && returned != view.samples(RATE_HZ))) {
                    throw new AssertionError("we say " + fault + ", libopus returns " + returned);
                }
            }
        });
        raw.free();
    }

    private static List<byte[]> goldens(OpusCodecs codecs) {
        List<byte[]> goldens = new ArrayList<>();
        for (int rateHz : new int[] {8_000, 16_000, 48_000}) {
            OpusSettings settings = OpusSettings.speech(rateHz);
            short[] spoken = Syllables.spoken(rateHz, rateHz, 1);
            for (int tenths : new int[] {25, 200, 600}) {
                for (int bitrate : new int[] {12_000, 64_000}) {
                    try (OpusEncoder encoder =
                            codecs.newEncoder(settings.withBitrate(bitrate).withExpectedLoss(15))) {
                        List<byte[]> packets = Syllables.packets(encoder, spoken, rateHz * tenths / 10_000);
                        goldens.add(packets.get(packets.size() / 2));
                        goldens.add(packets.get(packets.size() / 3));
                    }
                }
            }
        }
        goldens.add(new byte[] {8});
        goldens.add(new byte[] {0x0B, (byte) 0x83, 4, 2, 1, 2, 3, 4, 5, 6, 7, 8, 9});
        goldens.add(new byte[] {0x0B, (byte) 0xC2, 3, 2, 1, 2, 3, 4, 0, 0, 0});
        goldens.add(new byte[1_500]);
        return goldens;
    }
}
