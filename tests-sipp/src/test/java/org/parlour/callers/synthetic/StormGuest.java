package org.parlour.callers.synthetic;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.parlour.sfu.session.BrowserSeat.Showing;
import org.parlour.sfu.session.BrowserSeat.SlotCount;
import org.parlour.sfu.session.SeatEvents;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.rtcp.FullIntraRequest;
import org.parlour.wire.rtcp.PictureLossIndication;
import org.parlour.wire.rtcp.RtcpCompound;
import org.parlour.wire.rtcp.RtcpPacket;
import org.parlour.wire.rtp.RtpOrRtcp;

/**
 * Somebody in a storm: speaks and shows by their own clock, answers the wish for a key frame, and looks at what they
 * get. Three threads touch a guest: one publishes, one reads, one says what is to be done.
 */
final class StormGuest implements SeatEvents, AutoCloseable {
    static final long NEVER = Long.MAX_VALUE;

    private static final long SOUND_NANOS = 20_000_000L;
    private static final long PICTURE_NANOS = 66_000_000L;
    private static final int PICTURE_PACKETS = 8;
    private static final int SOUND_BYTES = 80;
    private static final int PICTURE_BYTES = 300;
    private static final int LOUD = 30;
    private static final int BREATH = 100;

    private final SyntheticBrowser browser;
    private final Uplink uplink;
    private final StormView view;
    private final AtomicBoolean keyFrameWished = new AtomicBoolean(true);
    private final byte[] datagram = new byte[2_048];
    private long soundDueNanos;
    private long pictureDueNanos;
    private volatile boolean speaking;
    private volatile boolean gone;
    /** Since when nothing of it may be heard or seen; {@link #NEVER} while it may. */
    private volatile long hushedNanos = NEVER;

    private volatile long hiddenNanos = 0;
    private volatile List<SlotView> told = List.of();

    private StormGuest(SyntheticBrowser browser, StormView view, Random chance) throws IOException {
        this.browser = browser;
        this.view = view;
        this.uplink = Uplink.of(browser, chance);
        this.soundDueNanos = System.nanoTime() + chance.nextLong(SOUND_NANOS);
        this.pictureDueNanos = System.nanoTime() + chance.nextLong(PICTURE_NANOS);
        browser.uplink().channel().configureBlocking(false);
        browser.downlink().channel().configureBlocking(false);
    }

    static StormGuest join(CoreHouse house, RoomId room, int person, SlotCount slots, StormView.Company company)
            throws IOException {
        Late events = new Late();
        SyntheticBrowser browser = house.join(room, person, slots, events);
        StormGuest guest = new StormGuest(browser, new StormView(browser, company), new Random(person));
        events.become(guest);
        return guest;
    }

    int person() {
        return browser.person();
    }

    SyntheticBrowser browser() {
        return browser;
    }

    StormView view() {
        return view;
    }

    void speak(boolean on) {
        speaking = on;
    }

    boolean isSpeaking() {
        return speaking && hushedNanos == NEVER;
    }

    boolean isShowing() {
        return hiddenNanos == NEVER;
    }

    void show(boolean microphone, boolean camera) {
        hushedNanos = microphone ? NEVER : Math.min(hushedNanos, System.nanoTime());
        hiddenNanos = camera ? NEVER : Math.min(hiddenNanos, System.nanoTime());
        browser.seat().show(new Showing(microphone, camera, false, false));
    }

    long hushedNanos() {
        return hushedNanos;
    }

    long hiddenNanos() {
        return hiddenNanos;
    }

    /** What the page was told of its slots last. */
    List<SlotView> told() {
        return told;
    }

    /** On the publishing thread. It goes on while it is hushed and hidden: the house is to keep that back. */
    void publish(long nowNanos) throws IOException {
        if (gone) {
            return;
        }
        while (soundDueNanos <= nowNanos) {
            soundDueNanos += SOUND_NANOS;
            uplink.speak(SOUND_BYTES, speaking ? LOUD : BREATH, System.nanoTime());
        }
        while (pictureDueNanos <= nowNanos) {
            pictureDueNanos += PICTURE_NANOS;
            if (keyFrameWished.getAndSet(false)) {
                uplink.keyFrameDue();
            }
            for (int part = 0; part < PICTURE_PACKETS; part++) {
                uplink.show(PICTURE_BYTES, System.nanoTime());
            }
        }
    }

    void check() throws IOException {
        if (!gone) {
            browser.check();
        }
    }

    /** On the reading thread: what the house says to a publisher. */
    void readUplink() throws IOException {
        ByteBuffer into = ByteBuffer.wrap(datagram);
        for (int lengthBytes = browser.uplink().channel().read(into);
                lengthBytes > 0;
                lengthBytes = browser.uplink().channel().read(into.clear())) {
            if (datagram[0] < (byte) 0xC0 && RtpOrRtcp.isRtcp(datagram, 0, lengthBytes)) {
                said(browser.uplink().receiver().unprotectRtcp(datagram, 0, lengthBytes));
            }
        }
    }

    private void said(int plainBytes) {
        if (plainBytes > 0 && RtcpCompound.parse(datagram, 0, plainBytes) instanceof RtcpCompound.Parsed parsed) {
            for (RtcpPacket packet : parsed.packets()) {
                if (packet instanceof PictureLossIndication || packet instanceof FullIntraRequest) {
                    keyFrameWished.set(true);
                }
            }
        }
    }

    void leave() {
        gone = true;
        hushedNanos = Math.min(hushedNanos, System.nanoTime());
        hiddenNanos = Math.min(hiddenNanos, System.nanoTime());
        browser.leave();
    }

    boolean isGone() {
        return gone;
    }

    @Override
    public void line(Direction direction, LineState state) {
        view.line(state, gone);
    }

    @Override
    public void slots(List<SlotView> slots) {
        told = slots;
    }

    @Override
    public void speaking(List<ParticipantNumber> speakers) {
        // The slots are what is looked at.
    }

    @Override
    public void close() throws IOException {
        gone = true;
        browser.close();
    }

    @Override
    public String toString() {
        return "guest " + person() + (speaking ? " speaking" : "") + (isShowing() ? " shown" : "");
    }

    /** Events begin before the guest is there; until then nothing of them is looked at but the slots. */
    private static final class Late implements SeatEvents {
        private volatile SeatEvents heir = new QuietEvents();
        private volatile List<SlotView> slots = List.of();

        synchronized void become(StormGuest guest) {
            heir = guest;
            guest.slots(slots);
        }

        @Override
        public void line(Direction direction, LineState state) {
            heir.line(direction, state);
        }

        @Override
        public synchronized void slots(List<SlotView> now) {
            slots = now;
            heir.slots(now);
        }

        @Override
        public void speaking(List<ParticipantNumber> speakers) {
            heir.speaking(speakers);
        }
    }
}
