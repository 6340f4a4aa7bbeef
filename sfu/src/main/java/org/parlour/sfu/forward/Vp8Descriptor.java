package org.parlour.sfu.forward;

import org.parlour.wire.octets.BigEndian;

/**
 * The payload descriptor of VP8 (RFC 7741 4.2), read where it stands and written again with other picture numbers.
 *
 * <pre>
 *    X R N S R PID     the only octet that is always there
 *    I L T K RSV       X: which of the following are
 *    M PictureID       I: 7 bits, or 15 with M
 *    TL0PICIDX         L
 *    TID Y KEYIDX      T or K
 * </pre>
 */
final class Vp8Descriptor {
    /** Seven bits of picture id are written as fifteen. */
    static final int MOST_GROWTH_BYTES = 1;

    static final int LONG_ID_BITS = 15;
    static final int SHORT_ID_BITS = 7;

    private static final int EXTENDED = 0x80;
    private static final int START_OF_PARTITION = 0x10;
    private static final int PARTITION = 0x07;
    private static final int HAS_PICTURE_ID = 0x80;
    private static final int HAS_TL0 = 0x40;
    private static final int HAS_LAYER = 0x20;
    private static final int HAS_KEY_INDEX = 0x10;
    private static final int LONG_ID = 0x80;
    private static final int KEY_INDEX = 0x1F;
    private static final int INTER_FRAME = 0x01;

    private int lengthBytes;
    private int flags;
    private int pictureId;
    private int pictureIdBits;
    private int tl0;
    private int layerOctet;
    private boolean keyFrameStart;

    /** False where the payload ends inside its descriptor or has nothing behind it. */
    boolean read(byte[] bytes, int at, int length) {
        int end = at + length;
        int position = at;
        flags = 0;
        keyFrameStart = false;
        if (length < 2) {
            return false;
        }
        int first = bytes[position++];
        if ((first & EXTENDED) != 0) {
            flags = bytes[position++] & 0xF0;
            position = readExtension(bytes, position, end);
        }
        if (position >= end) {
            return false;
        }
        lengthBytes = position - at;
        // RFC 7741 4.3: the P bit of the frame's own header, which stands at the start of partition 0, is 0 in a key
        // frame.
        keyFrameStart =
                (first & START_OF_PARTITION) != 0 && (first & PARTITION) == 0 && (bytes[position] & INTER_FRAME) == 0;
        return true;
    }

    private int readExtension(byte[] bytes, int from, int end) {
        int position = from;
        if (hasPictureId()) {
            if (position + 1 >= end) {
                return end;
            }
            boolean longId = (bytes[position] & LONG_ID) != 0;
            pictureIdBits = longId ? LONG_ID_BITS : SHORT_ID_BITS;
            pictureId = longId ? BigEndian.unsignedShort(bytes, position) & 0x7FFF : bytes[position] & 0x7F;
            position += longId ? 2 : 1;
        }
        if (hasTl0()) {
            if (position >= end) {
                return end;
            }
            tl0 = bytes[position++] & 0xFF;
        }
        if (hasLayerOctet()) {
            if (position >= end) {
                return end;
            }
            layerOctet = bytes[position++] & 0xFF;
        }
        return position;
    }

    /** Writes the descriptor with other numbers; its length is the answer. */
    int write(byte[] source, int from, byte[] into, int at, PictureShift shift) {
        int position = at;
        into[position++] = source[from];
        if ((source[from] & EXTENDED) == 0) {
            return 1;
        }
        into[position++] = source[from + 1];
        if (hasPictureId()) {
            BigEndian.putShort(into, position, (LONG_ID << 8) | shift.pictureId());
            position += 2;
        }
        if (hasTl0()) {
            into[position++] = (byte) shift.tl0();
        }
        if (hasLayerOctet()) {
            into[position++] =
                    (byte) (hasKeyIndex() ? (layerOctet & ~KEY_INDEX) | (shift.keyIndex() & KEY_INDEX) : layerOctet);
        }
        return position - at;
    }

    int lengthBytes() {
        return lengthBytes;
    }

    boolean hasPictureId() {
        return (flags & HAS_PICTURE_ID) != 0;
    }

    boolean hasTl0() {
        return (flags & HAS_TL0) != 0;
    }

    boolean hasKeyIndex() {
        return (flags & HAS_KEY_INDEX) != 0;
    }

    private boolean hasLayerOctet() {
        return (flags & (HAS_LAYER | HAS_KEY_INDEX)) != 0;
    }

    int pictureId() {
        return pictureId;
    }

    int pictureIdBits() {
        return pictureIdBits;
    }

    int tl0() {
        return tl0;
    }

    int keyIndex() {
        return layerOctet & KEY_INDEX;
    }

    boolean isKeyFrameStart() {
        return keyFrameStart;
    }
}
