package org.parlour.callers.synthetic;

import java.io.IOException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.parlour.sfu.session.SeatEvents.LineState;
import org.parlour.wire.rtp.RtpPacket;

/**
 * What one viewer gets, held against what is so: in each packet stands who sent it and when. It trusts neither the
 * packet's header nor what the page is told.
 */
final class StormView {
    /** Everybody who was ever in the room. */
    interface Company {
        @Nullable
        StormGuest guest(int person);
    }

    /** One slot as it is heard or seen. */
    private static final class Stream {
        private boolean begun;
        private int sequence;
        private int person;
        private volatile int shown;
        private volatile long heardNanos;
    }

    // What was said just before the word to hush came may still be on its way, on a busy machine for long.
    private static final long ON_ITS_WAY_NANOS = 2_000_000_000L;
    private static final int MOST_BREACHES = 20;
    private static final int KEY_FRAME_AT = 6;

    private final SyntheticBrowser browser;
    private final Company company;
    private final Downlink downlink;
    private final Map<Integer, Stream> streams = new ConcurrentHashMap<>();
    private final Map<Integer, Long> voices = new ConcurrentHashMap<>();
    private final Queue<String> breaches = new ConcurrentLinkedQueue<>();
    private final AtomicLong packets = new AtomicLong();
    private final AtomicLong gaps = new AtomicLong();
    private final AtomicLong turns = new AtomicLong();

    StormView(SyntheticBrowser browser, Company company) throws IOException {
        this.browser = browser;
        this.company = company;
        this.downlink = Downlink.of(browser, 1, this::heard);
        browser.slots().values().forEach(ssrc -> streams.put(ssrc, new Stream()));
    }

    /** On the reading thread. */
    void read() throws IOException {
        downlink.read();
    }

    private void heard(RtpPacket packet, long nowNanos) {
        packets.incrementAndGet();
        Stream stream = streams.get(packet.ssrc());
        if (stream == null) {
            breach("a stream that was not offered");
            return;
        }
        if (packet.payloadLengthBytes() == 0) {
            // It keeps a number that the publisher's padding had.
            boolean _ = follows(stream, packet);
            return;
        }
        int person = Stamp.person(packet);
        if (packet.csrcCount() != 1 || packet.csrc(0) != person) {
            breach("a packet of " + person + " says that it is of others");
        }
        if (person == browser.person()) {
            breach("somebody's own voice or picture comes back");
        }
        boolean picture = Stamp.isPicture(packet);
        publisher(person, picture, Stamp.sentNanos(packet));
        boolean whole = follows(stream, packet);
        if (picture && stream.person != person && whole && !isKeyFrameStart(packet)) {
            breach("a turn to " + person + " that does not begin with a key frame");
        }
        turns.addAndGet(stream.person == person ? 0 : 1);
        stream.person = person;
        stream.shown = person;
        stream.heardNanos = nowNanos;
        if (!picture) {
            voices.put(person, nowNanos);
        }
    }

    private void publisher(int person, boolean picture, long sentNanos) {
        StormGuest publisher = company.guest(person);
        if (publisher == null) {
            breach("nobody is called " + person);
        } else if (sentNanos - ON_ITS_WAY_NANOS > (picture ? publisher.hiddenNanos() : publisher.hushedNanos())) {
            breach(person + (picture ? " is seen and shows nothing" : " is heard and is hushed"));
        }
    }

    /** Whether nothing is missing before it; what is sent again or doubled is a breach. */
    private boolean follows(Stream stream, RtpPacket packet) {
        int ahead = (packet.sequenceNumber() - stream.sequence) & 0xFFFF;
        boolean first = !stream.begun;
        stream.begun = true;
        if (!first && (ahead == 0 || ahead > 1 << 15)) {
            breach("numbers that do not count up");
            return false;
        }
        stream.sequence = packet.sequenceNumber();
        if (!first && ahead > 1) {
            gaps.addAndGet(ahead - 1L);
            return false;
        }
        return true;
    }

    private static boolean isKeyFrameStart(RtpPacket packet) {
        int at = packet.payloadOffset();
        return packet.buffer()[at] == (byte) 0x90 && (packet.buffer()[at + KEY_FRAME_AT] & 1) == 0;
    }

    void line(LineState state, boolean left) {
        if (!left && state != LineState.CONNECTED) {
            breach("the line is " + state);
        }
    }

    private void breach(String what) {
        if (breaches.size() < MOST_BREACHES) {
            breaches.add("seat " + browser.person() + ": " + what);
        }
    }

    /** Who was in that slot last, if anything came since; 0 for nobody. */
    int shown(String mid, long sinceNanos) {
        Stream stream = streams.get(browser.slots().getOrDefault(mid, 0));
        return stream == null || stream.heardNanos < sinceNanos ? 0 : stream.shown;
    }

    boolean hasHeard(int person, long sinceNanos) {
        return voices.getOrDefault(person, Long.MIN_VALUE) >= sinceNanos;
    }

    Queue<String> breaches() {
        return breaches;
    }

    long packets() {
        return packets.get();
    }

    /** Packets that never came: the network is this machine's own, so it was short of time or the house was. */
    long gaps() {
        return gaps.get();
    }

    long turns() {
        return turns.get();
    }

    long refused() {
        return downlink.refused();
    }
}
