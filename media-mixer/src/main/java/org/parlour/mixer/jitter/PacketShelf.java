package org.parlour.mixer.jitter;

import java.util.Arrays;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.sdp.Codec;

/** The packets that wait to be played, found by their sequence numbers. Bounded; what is older than the bound goes. */
final class PacketShelf {
    static final int PLACES = 128;

    private static final long NONE = Long.MIN_VALUE;
    // 20 ms of G.711. Beyond it lengths are rounded up, because those of Opus are all different.
    private static final int LEAST_BYTES = 160;
    private static final byte[] NOTHING = {};

    private final long[] sequences = new long[PLACES];
    private final long[] ticks = new long[PLACES];
    private final long[] cameTicks = new long[PLACES];
    private final int[] durations = new int[PLACES];
    private final int[] lengths = new int[PLACES];
    private final Codec[] codecs = new Codec[PLACES];
    private final byte[][] payloads = new byte[PLACES][];
    private final boolean[] held = new boolean[PLACES];

    private int count;
    private long lowest;
    private long highest;

    PacketShelf() {
        Arrays.fill(sequences, NONE);
        Arrays.fill(codecs, Codec.PCMU);
        Arrays.fill(payloads, NOTHING);
    }

    /** Whether that packet is here or was, as far as the shelf remembers. */
    boolean knows(long sequence) {
        return sequences[place(sequence)] == sequence;
    }

    /** Whether a packet is so far from the others that some must go for it, or it from them. */
    boolean isTooFar(long sequence) {
        return first() >= 0 && (sequence - lowest >= PLACES || highest - sequence >= PLACES);
    }

    /** Keeps a copy of a packet; there must be room for it, see {@link #isTooFar}. */
    void put(long sequence, long atTicks, int durationTicks, Codec codec, RtpPacket packet, long nowTicks) {
        int place = take(sequence, atTicks, durationTicks, nowTicks);
        int lengthBytes = packet.payloadLengthBytes();
        lengths[place] = lengthBytes;
        codecs[place] = codec;
        if (payloads[place].length < lengthBytes) {
            payloads[place] =
                    new byte[lengthBytes <= LEAST_BYTES ? LEAST_BYTES : Integer.highestOneBit(lengthBytes) * 2];
        }
        System.arraycopy(packet.buffer(), packet.payloadOffset(), payloads[place], 0, lengthBytes);
    }

    /** Keeps a place in the succession, whose sound is kept elsewhere, and says which. */
    int take(long sequence, long atTicks, int durationTicks, long nowTicks) {
        int place = place(sequence);
        lowest = count == 0 ? sequence : Math.min(lowest, sequence);
        highest = count == 0 ? sequence : Math.max(highest, sequence);
        sequences[place] = sequence;
        ticks[place] = atTicks;
        cameTicks[place] = nowTicks;
        durations[place] = durationTicks;
        held[place] = true;
        count++;
        return place;
    }

    /** The place of the packet that is next in order, or -1. */
    int first() {
        if (count == 0) {
            return -1;
        }
        while (!held[place(lowest)] || sequences[place(lowest)] != lowest) {
            lowest++;
        }
        return place(lowest);
    }

    /** The packet has been played or given up; its number stays known. */
    void remove(int place) {
        held[place] = false;
        count--;
    }

    int clear() {
        int cleared = count;
        Arrays.fill(held, false);
        Arrays.fill(sequences, NONE);
        count = 0;
        return cleared;
    }

    int count() {
        return count;
    }

    byte[] payload(int place) {
        return payloads[place];
    }

    int lengthBytes(int place) {
        return lengths[place];
    }

    Codec codec(int place) {
        return codecs[place];
    }

    long sequence(int place) {
        return sequences[place];
    }

    /** When the packet came that is here longest. */
    long oldestCameTicks() {
        long oldest = Long.MAX_VALUE;
        for (long sequence = lowest; count > 0 && sequence <= highest; sequence++) {
            int place = place(sequence);
            if (held[place] && sequences[place] == sequence) {
                oldest = Math.min(oldest, cameTicks[place]);
            }
        }
        return oldest;
    }

    /** How long the packet lasts. */
    int ticks(int place) {
        return durations[place];
    }

    long beginTicks(int place) {
        return ticks[place];
    }

    long endTicks(int place) {
        return ticks[place] + durations[place];
    }

    private static int place(long sequence) {
        return (int) (sequence & (PLACES - 1));
    }
}
