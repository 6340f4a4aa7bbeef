package org.parlour.callers.measure;

import java.util.Objects;
import org.jitsi.utils.ByteArrayBuffer;

/** A packet as jitsi-srtp wants to be handed it: an array with room behind the packet. */
final class JitsiPacket implements ByteArrayBuffer {
    private final byte[] bytes;
    private int offset;
    private int length;

    JitsiPacket(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    @Override
    public byte[] getBuffer() {
        return bytes;
    }

    @Override
    public int getOffset() {
        return offset;
    }

    @Override
    public int getLength() {
        return length;
    }

    @Override
    public void setOffset(int offset) {
        this.offset = offset;
    }

    @Override
    public void setLength(int length) {
        this.length = length;
    }

    @Override
    public boolean isInvalid() {
        return false;
    }

    @Override
    public void readRegionToBuff(int from, int count, byte[] target) {
        Objects.checkFromIndexSize(from, count, length);
        System.arraycopy(bytes, offset + from, target, 0, count);
    }

    @Override
    public void grow(int count) {
        if (offset + length + count > bytes.length) {
            throw new IllegalStateException("a tag has no room behind the packet");
        }
    }

    @Override
    public void append(byte[] tail, int count) {
        grow(count);
        System.arraycopy(tail, 0, bytes, offset + length, count);
        length += count;
    }

    @Override
    public void shrink(int count) {
        length -= count;
    }
}
