package org.parlour.sfu.peers;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.parlour.sfu.slots.VideoSource.Picture;

/**
 * Pictures that say whose they are, in VP8's payload format: what stands in them is what a viewer would see.
 *
 * @param keyFrame it builds upon no other
 * @param number counts the pictures of a person; one that is no key frame builds upon the number before
 * @param part which packet of the picture
 */
public record Pictures(int person, int number, boolean keyFrame, int part, int parts) {
    /** A screen counts from here, a camera from 0. */
    static final int FIRST_OF_A_SCREEN = 1 << 24;

    private static final int CONTENT_BYTES = 11;

    public Picture picture() {
        return number >= FIRST_OF_A_SCREEN ? Picture.SCREEN : Picture.CAMERA;
    }

    /** The payload of one packet: descriptor with 15 bits of picture id, TL0PICIDX and KEYIDX, then the picture. */
    public byte[] payload(int pictureId, int tl0, int keyIndex) {
        ByteBuffer payload = ByteBuffer.allocate(6 + CONTENT_BYTES);
        payload.put((byte) (part == 0 ? 0x90 : 0x80)).put((byte) 0xF0);
        payload.putShort((short) (0x8000 | (pictureId & 0x7FFF)))
                .put((byte) tl0)
                .put((byte) (keyIndex & 0x1F));
        payload.put((byte) (keyFrame ? 0x10 : 0x11)).putInt(person).putInt(number);
        return payload.put((byte) part).put((byte) parts).array();
    }

    public byte[] payload() {
        return payload(number, number, number);
    }

    /** Reads what stands behind the descriptor. */
    public static Pictures read(byte[] bytes, int at) {
        ByteBuffer content = ByteBuffer.wrap(bytes, at, CONTENT_BYTES);
        boolean key = (content.get() & 1) == 0;
        int person = content.getInt();
        return new Pictures(person, content.getInt(), key, content.get(), content.get());
    }

    public static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
