package org.parlour.mixer.jitter;

import java.util.Arrays;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.sdp.Codec;

/**
 * The packets that wait to be played, found by their sequence numbers. Bounded; what is older than the bound goes.
 *
 * <p>All that is known of a packet stands side by side, and one that is gone leaves its bytes to the next: a processor has
 * forgotten a line's memory when its next packet comes 20 ms later, so each piece of it that is touched is waited for.
 */
final class PacketShelf {
    static final int PLACES = 128;

    private static final long NONE = Long.MIN_VALUE;
    // 20 ms of G.711. Beyond it lengths are rounded up, because those of Opus are all different.
    private static final int LEAST_BYTES = 160;
    private static final byte[] NOTHING = {};

    // A record.
    private static final int RECORD = 4;
    private static final int SEQUENCE = 0;
    private static final int TICKS = 1;
    private static final int CAME_TICKS = 2;
    // How long it lasts, its length, the place of its bytes and whether it is here.
    private static final int TRAITS = 3;
    private static final int LENGTH_BIT = 16;
    private static final int BYTES_BIT = 32;
    private static final int MASK_16 = 0xFFFF;
    private static final int MASK_8 = 0xFF;
    private static final long HELD = 1L << 40;
    private static final int NO_BYTES = MASK_8;

    private final long[] records = new long[PLACES * RECORD];
    private final byte[][] payloads = new byte[PLACES][];
    private final Codec[] codecs = new Codec[PLACES];
    private final byte[] free = new byte[PLACES];

    private int freeCount = PLACES;
    private int count;
    private long lowest;
    private long highest;

    PacketShelf() {
        Arrays.fill(payloads, NOTHING);
        Arrays.fill(codecs, Codec.PCMU);
        for (int i = 0; i < PLACES; i++) {
            // What is given back last is taken first.
            free[i] = (byte) (PLACES - 1 - i);
        }
        forget();
    }

    private void forget() {
        for (int place = 0; place < PLACES; place++) {
            records[place * RECORD + SEQUENCE] = NONE;
            records[place * RECORD + TRAITS] &= ~HELD;
        }
    }

    /** Whether that packet is here or was, as far as the shelf remembers. */
    boolean knows(long sequence) {
        return sequence(place(sequence)) == sequence;
    }

    /** Whether a packet is so far from the others that some must go for it, or it from them. */
    boolean isTooFar(long sequence) {
        return first() >= 0 && (sequence - lowest >= PLACES || highest - sequence >= PLACES);
    }

    /** Keeps a copy of a packet; there must be room for it, see {@link #isTooFar}. */
    void put(long sequence, long atTicks, int durationTicks, Codec codec, RtpPacket packet, long nowTicks) {
        int place = take(sequence, atTicks, durationTicks, nowTicks);
        int lengthBytes = packet.payloadLengthBytes();
        int bytes = free[--freeCount] & MASK_8;
        if (payloads[bytes].length < lengthBytes) {
            payloads[bytes] =
                    new byte[lengthBytes <= LEAST_BYTES ? LEAST_BYTES : Integer.highestOneBit(lengthBytes) * 2];
        }
        System.arraycopy(packet.buffer(), packet.payloadOffset(), payloads[bytes], 0, lengthBytes);
        codecs[bytes] = codec;
        traits(place, durationTicks | (long) lengthBytes << LENGTH_BIT, bytes);
    }

    /** Keeps a place in the succession, whose sound is kept elsewhere, and says which. */
    int take(long sequence, long atTicks, int durationTicks, long nowTicks) {
        int place = place(sequence);
        if (isHeld(place)) {
            remove(place);
        }
        lowest = count == 0 ? sequence : Math.min(lowest, sequence);
        highest = count == 0 ? sequence : Math.max(highest, sequence);
        int record = place * RECORD;
        records[record + SEQUENCE] = sequence;
        records[record + TICKS] = atTicks;
        records[record + CAME_TICKS] = nowTicks;
        traits(place, durationTicks, NO_BYTES);
        count++;
        return place;
    }

    private void traits(int place, long traits, int bytes) {
        records[place * RECORD + TRAITS] = traits | (long) bytes << BYTES_BIT | HELD;
    }

    private long traits(int place) {
        return records[place * RECORD + TRAITS];
    }

    private boolean isHeld(int place) {
        return (traits(place) & HELD) != 0;
    }

    /** The place of the packet that is next in order, or -1. */
    int first() {
        if (count == 0) {
            return -1;
        }
        while (!isHeld(place(lowest)) || sequence(place(lowest)) != lowest) {
            lowest++;
        }
        return place(lowest);
    }

    /** The packet has been played or given up; its number stays known. */
    void remove(int place) {
        giveBack(place);
        records[place * RECORD + TRAITS] &= ~HELD;
        count--;
    }

    private void giveBack(int place) {
        int bytes = bytes(place);
        if (bytes != NO_BYTES) {
            free[freeCount++] = (byte) bytes;
        }
    }

    int clear() {
        int cleared = count;
        for (int place = 0; count > 0; place++) {
            if (isHeld(place)) {
                remove(place);
            }
        }
        forget();
        return cleared;
    }

    int count() {
        return count;
    }

    private int bytes(int place) {
        return (int) (traits(place) >>> BYTES_BIT) & MASK_8;
    }

    byte[] payload(int place) {
        return payloads[bytes(place)];
    }

    int lengthBytes(int place) {
        return (int) (traits(place) >>> LENGTH_BIT) & MASK_16;
    }

    Codec codec(int place) {
        return codecs[bytes(place)];
    }

    long sequence(int place) {
        return records[place * RECORD + SEQUENCE];
    }

    /** When the packet came that is here longest. */
    long oldestCameTicks() {
        long oldest = Long.MAX_VALUE;
        for (long sequence = lowest; count > 0 && sequence <= highest; sequence++) {
            int place = place(sequence);
            if (isHeld(place) && sequence(place) == sequence) {
                oldest = Math.min(oldest, records[place * RECORD + CAME_TICKS]);
            }
        }
        return oldest;
    }

    /** How long the packet lasts. */
    int ticks(int place) {
        return (int) traits(place) & MASK_16;
    }

    long beginTicks(int place) {
        return records[place * RECORD + TICKS];
    }

    long endTicks(int place) {
        return beginTicks(place) + ticks(place);
    }

    private static int place(long sequence) {
        return (int) (sequence & (PLACES - 1));
    }
}
