package org.parlour.callers.synthetic;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.parlour.sfu.session.BrowserRooms;
import org.parlour.sfu.session.BrowserSeat;
import org.parlour.sfu.session.BrowserSeat.SlotCount;
import org.parlour.sfu.session.Negotiated;
import org.parlour.sfu.session.SeatEvents;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.RoomId;

/** Somebody in a room: a seat and the two PeerConnections of a page, checked and keyed. */
public final class SyntheticBrowser implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final int person;
    private final BrowserSeat seat;
    private final BrowserLink uplink;
    private final BrowserLink downlink;
    private Map<String, Integer> slots = Map.of();

    private SyntheticBrowser(int person, BrowserSeat seat, BrowserLink uplink, BrowserLink downlink) {
        this.person = person;
        this.seat = seat;
        this.uplink = uplink;
        this.downlink = downlink;
    }

    /** Joins, negotiates, checks and shakes hands; waits until all is done. */
    public static SyntheticBrowser join(BrowserRooms house, RoomId room, int person, SlotCount slots, SeatEvents events)
            throws IOException {
        return at(house.sit(room, ParticipantNumber.of(person), events), person, slots);
    }

    /** The same on a seat that somebody has, in whatever way they came to it. */
    public static SyntheticBrowser at(BrowserSeat seat, int person, SlotCount slots) throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        SyntheticBrowser browser = new SyntheticBrowser(person, seat, BrowserLink.open(here), BrowserLink.open(here));
        browser.publish();
        browser.receive(slots);
        return browser;
    }

    private void publish() throws IOException {
        uplink.connect(agreed(then -> seat.publish(BrowserTexts.offer(uplink, person), then)));
    }

    private void receive(SlotCount slots) throws IOException {
        String offer = agreed(then -> seat.receive(slots, then));
        this.slots = BrowserTexts.slots(offer);
        agreed(then -> seat.received(BrowserTexts.answer(downlink, offer), then));
        downlink.connect(offer);
    }

    private static String agreed(Consumer<Consumer<Negotiated>> question) {
        CompletableFuture<Negotiated> answer = new CompletableFuture<>();
        question.accept(answer::complete);
        return switch (answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join()) {
            case Negotiated.Agreed agreed -> agreed.description();
            case Negotiated.Refused refused -> throw new AssertionError(refused.reason() + ": " + refused.sentence());
        };
    }

    public int person() {
        return person;
    }

    public BrowserSeat seat() {
        return seat;
    }

    public BrowserLink uplink() {
        return uplink;
    }

    public BrowserLink downlink() {
        return downlink;
    }

    /** The slots that the house offered: their names, and the streams that they have for good. */
    public Map<String, Integer> slots() {
        return slots;
    }

    /** Tells the house that it is still there. */
    public void check() throws IOException {
        uplink.check();
        downlink.check();
    }

    /** As a page that is closed. */
    public void leave() {
        uplink.leave();
        downlink.leave();
        seat.leave();
    }

    @Override
    public void close() throws IOException {
        uplink.close();
        downlink.close();
    }

    @Override
    public String toString() {
        return "SyntheticBrowser(" + person + ", " + uplink + ", " + downlink + ")";
    }
}
