package org.parlour.sfu.demux;

/** A ufrag's bits as a key that can be set anew: a boxed long would be garbage for every check of a flood. */
final class UfragKey {
    private long bits;

    UfragKey set(long bits) {
        this.bits = bits;
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UfragKey that && bits == that.bits;
    }

    @Override
    public int hashCode() {
        // All ufrags have their entropy in every byte; the golden ratio spreads it over the high bits.
        return (int) ((bits * 0x9E37_79B9_7F4A_7C15L) >>> 32);
    }

    @Override
    public String toString() {
        return "UfragKey";
    }
}
