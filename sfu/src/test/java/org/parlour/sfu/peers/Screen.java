package org.parlour.sfu.peers;

import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.parlour.sfu.slots.VideoSource.Picture;
import org.parlour.wire.octets.BigEndian;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.rtp.SequenceNumbers;

/**
 * A decoder behind one video slot. It decodes what comes without a gap, as browsers do, and so would paint anything
 * that only looks like a continuation; that is where it fails instead.
 */
public final class Screen {
    private static final long PATIENCE_NANOS = 1_200_000_000L;
    private static final int DESCRIPTOR_BYTES = 6;

    private record Packet(
            int csrc,
            int timestamp,
            int pictureId,
            int tl0,
            @Nullable Pictures content) {}

    private final int ssrc;
    private final TreeMap<Long, Packet> waiting = new TreeMap<>();
    private boolean begun;
    private long next;
    private long progressNanos;
    private boolean broken = true;
    private boolean needsKeyFrame;
    private long askedNanos;
    private @Nullable Packet last;
    private @Nullable Pictures shown;
    private long shownNanos;
    private long longestFreezeNanos;
    private int pictures;
    private int freezes;

    Screen(int ssrc) {
        this.ssrc = ssrc;
    }

    void received(RtpPacket packet, long nowNanos) {
        if (!begun) {
            begun = true;
            next = packet.sequenceNumber();
            progressNanos = nowNanos;
        }
        long index = SequenceNumbers.extend(next, packet.sequenceNumber());
        if (index < next || waiting.containsKey(index)) {
            return;
        }
        int at = packet.payloadOffset();
        boolean empty = packet.payloadLengthBytes() == 0;
        waiting.put(
                index,
                new Packet(
                        packet.csrc(0),
                        packet.timestamp(),
                        empty ? 0 : BigEndian.unsignedShort(packet.buffer(), at + 2) & 0x7FFF,
                        empty ? 0 : packet.buffer()[at + 4] & 0xFF,
                        empty ? null : content(packet)));
        play(nowNanos);
        if (!waiting.isEmpty()) {
            jumpToAWholeKeyFrame(nowNanos);
        }
    }

    /** Whose picture it is. */
    static Pictures content(RtpPacket packet) {
        return Pictures.read(packet.buffer(), packet.payloadOffset() + DESCRIPTOR_BYTES);
    }

    private void play(long nowNanos) {
        for (Packet packet = waiting.remove(next); packet != null; packet = waiting.remove(next)) {
            next++;
            progressNanos = nowNanos;
            Pictures content = packet.content();
            if (content != null) {
                decode(packet, content, nowNanos);
            }
        }
    }

    /** A whole key frame needs nothing that is missing before it. */
    private void jumpToAWholeKeyFrame(long nowNanos) {
        for (long index : waiting.descendingKeySet()) {
            if (isWholeKeyFrame(index)) {
                broken = true;
                next = index;
                waiting.headMap(index).clear();
                play(nowNanos);
                return;
            }
        }
    }

    private boolean isWholeKeyFrame(long index) {
        Packet first = waiting.get(index);
        Pictures content = first == null ? null : first.content();
        if (content == null || !content.keyFrame() || content.part() != 0) {
            return false;
        }
        for (int part = 1; part < content.parts(); part++) {
            if (!waiting.containsKey(index + part)) {
                return false;
            }
        }
        return true;
    }

    private void decode(Packet packet, Pictures content, long nowNanos) {
        Viewer.check(packet.csrc() == content.person(), "the picture is of whom the packet says");
        Packet before = last;
        if (before != null && before.content() != null && content.part() == 0 && !broken) {
            Viewer.check(packet.pictureId() == ((before.pictureId() + 1) & 0x7FFF), "picture ids run on");
            Viewer.check(packet.tl0() == ((before.tl0() + 1) & 0xFF), "TL0PICIDX runs on");
            Viewer.check(packet.timestamp() - before.timestamp() > 0, "time runs on");
        }
        if (content.part() == 0 && content.keyFrame()) {
            broken = false;
        }
        if (!broken) {
            continues(before == null ? null : before.content(), content);
            if (content.part() == content.parts() - 1) {
                show(content, nowNanos);
            }
        }
        last = packet;
    }

    /** Without a gap in the numbers, each part follows the one before, and each picture the one it builds upon. */
    private void continues(@Nullable Pictures before, Pictures now) {
        if (now.part() > 0) {
            Viewer.check(
                    before != null
                            && before.person() == now.person()
                            && before.number() == now.number()
                            && before.part() == now.part() - 1,
                    "a part follows its picture's part before");
        } else if (!now.keyFrame()) {
            Viewer.check(
                    before != null && before.person() == now.person() && before.number() == now.number() - 1,
                    "nobody's movements are painted on another one's face");
        }
    }

    private void show(Pictures content, long nowNanos) {
        if (pictures > 0) {
            longestFreezeNanos = Math.max(longestFreezeNanos, nowNanos - shownNanos);
        }
        shown = content;
        shownNanos = nowNanos;
        pictures++;
    }

    /** The numbers to ask for; who waits too long gives up and waits for a key frame. */
    int[] missing(long nowNanos) {
        if (waiting.isEmpty()) {
            return new int[0];
        }
        if (nowNanos - progressNanos > PATIENCE_NANOS) {
            freezes++;
            skip(nowNanos);
        }
        return IntStream.range(0, waiting.isEmpty() ? 0 : (int) Math.min(100, waiting.firstKey() - next))
                .map(i -> (int) (next + i) & 0xFFFF)
                .toArray();
    }

    private void skip(long nowNanos) {
        broken = true;
        needsKeyFrame = true;
        next = waiting.firstKey();
        play(nowNanos);
    }

    boolean takeNeedsKeyFrame(long nowNanos) {
        boolean asks = (needsKeyFrame || (broken && last != null)) && nowNanos - askedNanos > 300_000_000L;
        if (asks) {
            needsKeyFrame = false;
            askedNanos = nowNanos;
        }
        return asks;
    }

    boolean hasBegun() {
        return begun;
    }

    public int ssrc() {
        return ssrc;
    }

    /** Whom one sees; 0 for nobody. */
    public int person() {
        Pictures now = shown;
        return now == null ? 0 : now.person();
    }

    /** What of them. */
    public @Nullable Picture picture() {
        Pictures now = shown;
        return now == null ? null : now.picture();
    }

    public long shownNanos() {
        return shownNanos;
    }

    public int pictures() {
        return pictures;
    }

    public int freezes() {
        return freezes;
    }

    public long longestFreezeNanos() {
        return longestFreezeNanos;
    }
}
