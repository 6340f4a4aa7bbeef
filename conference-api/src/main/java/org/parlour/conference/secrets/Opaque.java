package org.parlour.conference.secrets;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Bytes that say nothing to whoever lacks the key: a keyed hash, or something sealed. */
public final class Opaque {
    private final byte[] bytes;

    private Opaque(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Opaque of(byte[] bytes) {
        return new Opaque(bytes.clone());
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Opaque opaque && Arrays.equals(bytes, opaque.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Opaque[" + bytes.length + " bytes]";
    }
}
