package org.parlour.wire.rtcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.proof.Allocation;

/** draft-holmer-rmcat-transport-wide-cc-extensions-01: the chunks, the deltas, the arrivals. */
class TransportFeedbackTest {
    private static final int MTU_BYTES = 1_200;
    private static final long WRAP_MICROS = (1L << 24) * 64_000;

    @ParameterizedTest
    @CsvSource({
        // The examples of §3.1.3 and §3.1.4.
        "0000000011011101, 221, 000000",
        "1001111100011100, 14,  01111100011100",
        "1100110101010000, 7,   0311100",
        // Edges.
        "0101111111111111, 8191, 222",
        "0010000000000000, 0,   111",
    })
    void chunksReadAsTheDraftSays(String bits, int span, String symbols) {
        int chunk = Integer.parseInt(bits, 2);
        assertThat(StatusChunk.span(chunk)).isEqualTo(span);
        for (int i = 0; i < symbols.length(); i++) {
            assertThat(StatusChunk.symbol(chunk, i)).isEqualTo(symbols.charAt(i) - '0');
        }
    }

    @Test
    void chunksAreTheFewestAndSayTheSame() {
        Random random = new Random(15);
        for (int round = 0; round < 3_000; round++) {
            byte[] symbols = symbols(random, random.nextInt(70));
            Words chunks = StatusPacking.pack(symbols);
            assertThat(unpacked(chunks, symbols.length)).isEqualTo(symbols);
            assertThat(chunks.count()).as("round %d", round).isEqualTo(fewestChunks(symbols));
        }
    }

    private static byte[] symbols(Random random, int count) {
        byte[] symbols = new byte[count];
        int at = 0;
        while (at < count) {
            byte symbol = (byte) Math.max(0, random.nextInt(5) - 2);
            for (int run = 1 + random.nextInt(random.nextBoolean() ? 2 : 20); run > 0 && at < count; run--) {
                symbols[at++] = symbol;
            }
        }
        return symbols;
    }

    private static byte[] unpacked(Words chunks, int count) {
        byte[] symbols = new byte[count];
        int at = 0;
        for (int i = 0; i < chunks.count(); i++) {
            for (int k = 0; k < StatusChunk.span(chunks.at(i)) && at < count; k++) {
                symbols[at++] = (byte) StatusChunk.symbol(chunks.at(i), k);
            }
        }
        return symbols;
    }

    /** Tries every chunk of every length at every place. */
    private static int fewestChunks(byte[] symbols) {
        int[] fewest = new int[symbols.length + 1];
        for (int from = symbols.length - 1; from >= 0; from--) {
            int best = fewest[Math.min(from + 7, symbols.length)];
            boolean small = true;
            boolean same = true;
            for (int to = from + 1; to <= symbols.length; to++) {
                small &= symbols[to - 1] != 2;
                same &= symbols[to - 1] == symbols[from];
                boolean vector = small && (to == from + 14 || (to == symbols.length && to < from + 14));
                if (vector || same) {
                    best = Math.min(best, fewest[to]);
                }
            }
            fewest[from] = best + 1;
        }
        return fewest[0];
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void arrivalsComeBackWithin250Micros(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            NavigableMap<Integer, Long> sent = pattern(random);
            int base = (sent.firstKey() - random.nextInt(20)) & 0xffff;
            NavigableMap<Integer, Long> read = new TreeMap<>();
            int begin = sent.firstKey();
            for (TransportFeedback feedback : messages(base, sent)) {
                byte[] bytes = Wire.written(feedback);
                assertThat(bytes.length).isLessThanOrEqualTo(MTU_BYTES);
                TransportFeedback back = (TransportFeedback) Wire.only(bytes);
                assertThat(back).isEqualTo(feedback);
                back.arrivals().forEach(new Collector(read, begin));
            }
            assertThat(read.keySet()).as("seed %d, round %d", seed, round).isEqualTo(sent.keySet());
            assertThat(worstErrorMicros(sent, read))
                    .as("seed %d, round %d", seed, round)
                    .isLessThan(250);
        }
    }

    private static long worstErrorMicros(NavigableMap<Integer, Long> sent, NavigableMap<Integer, Long> read) {
        long worst = 0;
        for (Map.Entry<Integer, Long> arrival : sent.entrySet()) {
            long micros = Objects.requireNonNull(read.get(arrival.getKey()));
            long error = Math.floorMod(Math.floorDiv(arrival.getValue(), 1_000) - micros, WRAP_MICROS);
            worst = Math.max(worst, error);
        }
        return worst;
    }

    /** Unwrapped sequence to arrival: losses, bursts of losses, jitter, reordering, long pauses. */
    private static NavigableMap<Integer, Long> pattern(Random random) {
        NavigableMap<Integer, Long> sent = new TreeMap<>();
        int sequence = random.nextInt(1 << 16);
        long nowNanos = random.nextLong(1L << 61) - (1L << 60);
        int lossPercent = random.nextInt(60);
        for (int i = 0; i < 1 + random.nextInt(2_000); i++) {
            sequence += random.nextInt(500) == 0 ? random.nextInt(12_000) : 1;
            nowNanos += random.nextInt(300) == 0 ? random.nextLong(20_000_000_000L) : random.nextLong(3_000_000L);
            if (random.nextInt(100) >= lossPercent || sent.isEmpty()) {
                long late = random.nextInt(10) == 0 ? random.nextLong(200_000_000L) : 0;
                sent.put(sequence, nowNanos + late);
            }
        }
        return sent;
    }

    private static List<TransportFeedback> messages(int base, NavigableMap<Integer, Long> sent) {
        List<TransportFeedback> messages = new ArrayList<>();
        PacketArrivalsBuilder builder = new PacketArrivalsBuilder(base, MTU_BYTES);
        for (Map.Entry<Integer, Long> arrival : sent.entrySet()) {
            int sequence = arrival.getKey() & 0xffff;
            if (!builder.add(sequence, arrival.getValue())) {
                messages.add(new TransportFeedback(1, 2, messages.size() & 0xff, builder.build()));
                builder = new PacketArrivalsBuilder(sequence, MTU_BYTES);
                assertThat(builder.add(sequence, arrival.getValue())).isTrue();
            }
        }
        messages.add(new TransportFeedback(1, 2, messages.size() & 0xff, builder.build()));
        return messages;
    }

    /** Unwraps against the highest sequence seen so far. */
    private static final class Collector implements PacketArrivals.Reader {
        private final NavigableMap<Integer, Long> read;
        private int last;

        Collector(NavigableMap<Integer, Long> read, int begin) {
            this.read = read;
            this.last = read.isEmpty() ? begin : read.lastKey();
        }

        @Override
        public void received(int sequence, long arrivalMicros) {
            last += (short) (sequence - last);
            read.put(last, arrivalMicros);
        }

        @Override
        public void lost(int sequence) {
            if (read.containsKey(last + (short) (sequence - last))) {
                throw new AssertionError("lost and received: " + sequence);
            }
        }
    }

    @Test
    void statusesAndDeltasReadByIndex() {
        PacketArrivalsBuilder builder = new PacketArrivalsBuilder(65_534, MTU_BYTES);
        assertThat(builder.isEmpty()).isTrue();
        assertThat(builder.add(65_535, 64_000_000L)).isTrue();
        assertThat(builder.add(1, 164_000_000L)).isTrue();
        assertThat(builder.add(2, 163_000_000L)).isTrue();
        PacketArrivals arrivals = builder.build();
        assertThat(arrivals.statusCount()).isEqualTo(5);
        assertThat(arrivals.referenceTimeUnits64Millis()).isEqualTo(1);
        assertThat(List.of(arrivals.status(0), arrivals.status(1), arrivals.status(2), arrivals.status(3)))
                .containsExactly(
                        PacketStatus.NOT_RECEIVED,
                        PacketStatus.RECEIVED_SMALL_DELTA,
                        PacketStatus.NOT_RECEIVED,
                        PacketStatus.RECEIVED_LARGE_OR_NEGATIVE_DELTA);
        assertThat(arrivals.status(4)).isEqualTo(PacketStatus.RECEIVED_LARGE_OR_NEGATIVE_DELTA);
        assertThatThrownBy(() -> arrivals.status(5)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(arrivals.receivedSequence(0)).isEqualTo(65_535);
        assertThat(arrivals.receivedSequence(1)).isEqualTo(1);
        assertThat(arrivals.deltaMicros(1)).isEqualTo(100_000);
        assertThat(arrivals.deltaMicros(2)).isEqualTo(-1_000);
    }

    @Test
    void whatDoesNotFitGoesIntoTheNextMessage() {
        PacketArrivalsBuilder builder = new PacketArrivalsBuilder(10, 36);
        assertThat(builder.add(9, 0)).isFalse();
        assertThat(builder.add(12, 0)).isTrue();
        assertThat(builder.add(12, 0)).isFalse();
        assertThat(builder.add(11, 0)).isFalse();
        assertThat(builder.add(13, 8_191_750_000L)).isTrue();
        assertThat(builder.add(14, 2 * 8_191_750_000L + 250_000L)).isFalse();
        int sequence = 14;
        while (builder.add(sequence, 8_191_750_000L)) {
            sequence++;
        }
        assertThat(new TransportFeedback(1, 2, 3, builder.build()).lengthBytes())
                .isBetween(33, 36);
        assertThatThrownBy(() -> new PacketArrivalsBuilder(0, 35)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void referenceTimeIsSignedAndWrapsAtTwentyFourBits() {
        long unitNanos = 64_000_000L;
        for (long[] unit : new long[][] {{-1, -1}, {0x7fffff, 0x7fffff}, {0x800000, -0x800000}, {1 << 24, 0}}) {
            PacketArrivalsBuilder builder = new PacketArrivalsBuilder(0, MTU_BYTES);
            assertThat(builder.add(0, unit[0] * unitNanos)).isTrue();
            TransportFeedback feedback = new TransportFeedback(1, 2, 3, builder.build());
            TransportFeedback read = (TransportFeedback) Wire.only(Wire.written(feedback));
            assertThat(read.arrivals().referenceTimeUnits64Millis()).isEqualTo((int) unit[1]);
        }
    }

    @Test
    void claimOf65535PacketsIsRefusedUnlessTheirDeltasCame() {
        // Eight runs of "small delta" and not one delta.
        String head = "8fcd0008 00000001 00000002 0000ffff 00000100";
        assertThat(Wire.parse(head + "3fff".repeat(8)))
                .isEqualTo(new RtcpCompound.Malformed(RtcpFlaw.BODY_TRUNCATED, 0));
        assertThat(Wire.parse("8fcd0005 00000001 00000002 0000ffff 00000100 3fff0000"))
                .isEqualTo(new RtcpCompound.Malformed(RtcpFlaw.BODY_TRUNCATED, 0));
    }

    @Test
    void claimOf65535LostPacketsCostsNoMoreThanAnyOther() {
        byte[] claim = Wire.bytes("8fcd0009 00000001 00000002 0000ffff 00000100" + "1fff".repeat(8) + "00070000");
        TransportFeedback feedback = (TransportFeedback) Wire.only(claim);
        assertThat(feedback.arrivals().statusCount()).isEqualTo(0xffff);
        assertThat(feedback.arrivals().receivedCount()).isZero();
        assertThat(Wire.written(feedback)).hasSameSizeAs(claim).isEqualTo(claim);
        assertThat(Allocation.bytesPerStep(() -> Wire.parse(claim))).isLessThanOrEqualTo(512);
    }
}
