package org.parlour.mixer.room;

import org.parlour.mixer.room.PhoneVoice.Downlink;

/**
 * Makes of Opus frames packets as long as was agreed: several frames of one kind are joined as RFC 6716 section 3.2.5 has
 * it, without being decoded. Time in which nothing is said ends a packet early.
 */
final class OpusPackets {
    private static final int TICKS_A_MILLI = 48;
    private static final int FRAME_MILLIS = RoomMix.FRAME_MILLIS;
    private static final int MOST_FRAMES = 3;
    private static final int CODE_BITS = 3;
    private static final int LENGTHS_DIFFER = 0x80;
    // Section 3.2.1.
    private static final int TWO_BYTE_LENGTH = 252;

    private final Downlink downlink;
    private final byte[] frames = new byte[MOST_FRAMES * OpusVoicing.MOST_BYTES];
    private final byte[] packet = new byte[2 + 2 * MOST_FRAMES + MOST_FRAMES * OpusVoicing.MOST_BYTES];
    private final int[] lengthsBytes = new int[MOST_FRAMES];
    // Of Ethernet's 1,500: what the leg takes.
    private static final int MOST_PACKET_BYTES = 1_300;

    private int wanted = 1;
    private int count;
    private int pendingBytes;
    private long sent;
    private long skippedMillis;

    OpusPackets(Downlink downlink) {
        this.downlink = downlink;
    }

    /** What is there in the old form goes first. */
    void format(int packetTimeMillis) {
        flush();
        wanted = Math.clamp(packetTimeMillis / FRAME_MILLIS, 1, MOST_FRAMES);
    }

    /** The next 20 ms. */
    void add(OpusVoicing made) {
        int millis = FRAME_MILLIS / made.packets();
        for (int i = 0; i < made.packets(); i++) {
            int lengthBytes = made.lengthBytes(i);
            if (lengthBytes == 0) {
                skip(millis);
            } else if (wanted == 1 || made.packets() > 1) {
                send(made.packet(i), lengthBytes, millis);
            } else {
                join(made.packet(i), lengthBytes);
            }
        }
    }

    private void join(byte[] frame, int lengthBytes) {
        if ((frame[0] & CODE_BITS) != 0) {
            flush();
            send(frame, lengthBytes, FRAME_MILLIS);
            return;
        }
        if (count > 0 && (frame[0] != frames[0] || pendingBytes + lengthBytes > MOST_PACKET_BYTES)) {
            flush();
        }
        System.arraycopy(frame, 0, frames, pendingBytes, lengthBytes);
        pendingBytes += lengthBytes;
        lengthsBytes[count++] = lengthBytes;
        if (count == wanted) {
            flush();
        }
    }

    private void flush() {
        if (count == 1) {
            send(frames, pendingBytes, FRAME_MILLIS);
        } else if (count > 1) {
            send(packet, write(), count * FRAME_MILLIS);
        }
        count = 0;
        pendingBytes = 0;
    }

    private int write() {
        packet[0] = (byte) (frames[0] | CODE_BITS);
        packet[1] = (byte) (LENGTHS_DIFFER | count);
        int at = 2;
        for (int i = 0; i < count - 1; i++) {
            int length = lengthsBytes[i] - 1;
            if (length >= TWO_BYTE_LENGTH) {
                int first = TWO_BYTE_LENGTH + (length & 3);
                packet[at++] = (byte) first;
                packet[at++] = (byte) ((length - first) / 4);
            } else {
                packet[at++] = (byte) length;
            }
        }
        int from = 0;
        for (int i = 0; i < count; i++) {
            System.arraycopy(frames, from + 1, packet, at, lengthsBytes[i] - 1);
            at += lengthsBytes[i] - 1;
            from += lengthsBytes[i];
        }
        return at;
    }

    /** Time in which nothing is sent. */
    void skip(int millis) {
        flush();
        downlink.skip(millis * TICKS_A_MILLI);
        skippedMillis += millis;
    }

    private void send(byte[] bytes, int lengthBytes, int millis) {
        downlink.send(bytes, 0, lengthBytes, millis * TICKS_A_MILLI);
        sent++;
    }

    long sent() {
        return sent;
    }

    long skippedMillis() {
        return skippedMillis;
    }
}
