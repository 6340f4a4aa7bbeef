package org.parlour.wire.rtcp;

import java.util.Arrays;
import java.util.Objects;

/** Octets that are carried along unread; immutable. */
public final class Octets {
    public static final Octets NONE = new Octets(new byte[0]);

    private final byte[] octets;

    private Octets(byte[] octets) {
        this.octets = octets;
    }

    public static Octets of(byte... octets) {
        return octets.length == 0 ? NONE : new Octets(octets.clone());
    }

    public static Octets copyOf(byte[] buffer, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        return length == 0 ? NONE : new Octets(Arrays.copyOfRange(buffer, offset, offset + length));
    }

    public int lengthBytes() {
        return octets.length;
    }

    /** The octet at an index, 0 to 255. */
    public int at(int index) {
        return octets[index] & 0xff;
    }

    public byte[] toArray() {
        return octets.clone();
    }

    public void copyTo(byte[] buffer, int offset) {
        System.arraycopy(octets, 0, buffer, offset, octets.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets that && Arrays.equals(octets, that.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    /** The length only: nobody has looked at what these say, so no log may repeat it. */
    @Override
    public String toString() {
        return "Octets[" + octets.length + "]";
    }
}
