package org.parlour.wire.rtcp;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Generic NACK: packets that were lost (RFC 4585 §6.2.1).
 *
 * @param entries as they travel: a sequence number (PID) above the mask (BLP) of the sixteen that follow it
 */
public record GenericNack(int senderSsrc, int mediaSsrc, Words entries) implements RtcpPacket {
    private static final int SSRCS_BYTES = 2 * Integer.BYTES;
    private static final int SEQUENCES = 1 << 16;
    private static final int MASK_BITS = 16;

    /**
     * Asks for sequence numbers, in any order and across the wrap, in the fewest entries.
     *
     * <p>An entry reaches sixteen numbers beyond its first. Beginning behind the widest gap no entry could have
     * reached back, and filling each entry before the next is then the fewest (unless the numbers crowd the whole
     * circle without a gap of sixteen, which no receiver has).
     */
    public static GenericNack of(int senderSsrc, int mediaSsrc, int... lostSequences) {
        int[] sorted = Arrays.stream(lostSequences)
                .map(sequence -> sequence & 0xffff)
                .sorted()
                .distinct()
                .toArray();
        int first = behindWidestGap(sorted);
        int[] entries = new int[sorted.length];
        int count = 0;
        for (int i = 0; i < sorted.length; i++) {
            int sequence = sorted[(first + i) % sorted.length];
            int beyond = count == 0 ? SEQUENCES : (sequence - (entries[count - 1] >>> 16)) & 0xffff;
            if (beyond <= MASK_BITS) {
                entries[count - 1] |= 1 << (beyond - 1);
            } else {
                entries[count++] = sequence << 16;
            }
        }
        return new GenericNack(senderSsrc, mediaSsrc, Words.owning(Arrays.copyOf(entries, count)));
    }

    private static int behindWidestGap(int[] sorted) {
        int best = 0;
        int widest = -1;
        for (int i = 0; i < sorted.length; i++) {
            int before = sorted[Math.floorMod(i - 1, sorted.length)];
            int gap = (sorted[i] - before) & 0xffff;
            if (gap > widest) {
                widest = gap;
                best = i;
            }
        }
        return best;
    }

    /** Every lost sequence number, 0 to 65,535, in the order of the entries. */
    public void forEachLost(IntConsumer lostSequence) {
        for (int i = 0; i < entries.count(); i++) {
            int sequence = entries.at(i) >>> 16;
            lostSequence.accept(sequence);
            for (int mask = entries.at(i) & 0xffff; mask != 0; mask &= mask - 1) {
                lostSequence.accept((sequence + 1 + Integer.numberOfTrailingZeros(mask)) & 0xffff);
            }
        }
    }

    public int lostCount() {
        int lost = entries.count();
        for (int i = 0; i < entries.count(); i++) {
            lost += Integer.bitCount(entries.at(i) & 0xffff);
        }
        return lost;
    }

    static Decoded decode(PacketReader body) {
        if (body.remaining() < SSRCS_BYTES) {
            return RtcpFlaw.BODY_TRUNCATED;
        }
        int senderSsrc = body.word();
        int mediaSsrc = body.word();
        return new GenericNack(senderSsrc, mediaSsrc, body.words(body.remaining() / Integer.BYTES));
    }

    @Override
    public int lengthBytes() {
        return RtcpFrame.HEADER_BYTES + SSRCS_BYTES + entries.count() * Integer.BYTES;
    }

    @Override
    public int writeTo(byte[] buffer, int offset) {
        return PacketWriter.begin(buffer, offset, lengthBytes(), RtcpType.RTPFB, FeedbackFormat.GENERIC_NACK)
                .word(senderSsrc)
                .word(mediaSsrc)
                .words(entries)
                .finish();
    }
}
