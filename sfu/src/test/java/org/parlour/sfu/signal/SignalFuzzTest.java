package org.parlour.sfu.signal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.parlour.proof.Fuzz;
import org.parlour.sfu.session.BrowserSeat.Showing;
import org.parlour.sfu.session.BrowserSeat.SlotCount;
import org.parlour.sfu.session.Negotiated;
import org.parlour.sfu.session.SeatEvents.Direction;
import org.parlour.sfu.session.SeatEvents.LineState;
import org.parlour.sfu.slots.VideoWish;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.PhonePolicy;
import org.parlour.wire.call.SeatId;

/** Storms of events: a string of bytes is a history, two bytes to an event; {@link RehearsedTalk} sees that promises are kept. */
class SignalFuzzTest {
    private static final List<PhonePolicy> POLICIES = List.of(PhonePolicy.values());
    private static final int BYTES_PER_EVENT = 2;
    private static final int MOST_EVENTS = 200;

    private final List<byte[]> goldens = List.of(
            new byte[] {0, 0, 0, 9, 3, 0, 5, 1, 6, 1, 2, 1, 1, 1, 7, 0, 9, 0},
            new byte[] {0, 0, 0, 8, 10, 0, 11, 0, 12, 0, 4, 30, 13, 0, 14, 1},
            new byte[] {0, 0, 25, 8, 22, 0, 23, 0, 19, 0, 20, 1, 19, 1, 21, 1, 24, 0, 10, 0, 9, 0},
            new byte[] {15, 0, 0, 3, 0, 4, 5, 0, 16, 0, 17, 0, 2, 0, 1, 0, 8, 0});

    @Test
    void keepsItsPromisesInAnyStorm() {
        Fuzz.storm("room-talk", goldens, SignalFuzzTest::play);
    }

    private static void play(byte[] history) {
        RehearsedTalk house = new RehearsedTalk(new Random(1));
        List<RehearsedPage> pages = new ArrayList<>();
        int events = Math.min(MOST_EVENTS, history.length / BYTES_PER_EVENT);
        for (int i = 0; i < events; i++) {
            int how = history[i * BYTES_PER_EVENT + 1] & 0xFF;
            int what = history[i * BYTES_PER_EVENT] & 0xFF;
            if (pages.isEmpty() || what % 26 == 0) {
                Role role = how % 4 == 0 ? Role.HOST : Role.GUEST;
                pages.add(house.came(RehearsedTalk.page(role, how % 16, role == Role.GUEST && how >= 128)));
            } else {
                happen(house, pages.get(how % pages.size()), what % 26, how);
            }
        }
    }

    private static void happen(RehearsedTalk house, RehearsedPage page, int what, int how) {
        ParticipantNumber somebody = new ParticipantNumber(1 + how % 8);
        SeatId seat = house.participants.keySet().stream().findAny().orElse(new SeatId("00000000000000000000"));
        switch (what) {
            case 1 -> house.resumes(page);
            case 2 -> house.breaks(page);
            case 3 -> house.asks(page, id -> new Request.Publish(id, "v=0"));
            case 4 -> house.passes(Duration.ofSeconds(how));
            case 5 -> house.asks(page, id -> new Request.Receive(id, SlotCount.USUAL));
            case 6 -> house.asks(page, id -> new Request.Received(id, "v=0"));
            case 7 -> house.asks(page, id -> new Request.Show(id, new Showing(how % 2 == 0, true, false, false)));
            case 8 -> house.asks(page, id -> new Request.View(id, VideoWish.SPEAKERS));
            case 9 -> house.asks(page, Request.Leave::new);
            case 10 -> house.asks(page, id -> new Request.Admit(id, seat));
            case 11 -> house.asks(page, id -> new Request.Refuse(id, seat));
            case 12 -> house.asks(page, id -> new Request.Remove(id, somebody));
            case 13 -> house.asks(page, id -> new Request.Hush(id, somebody));
            case 14 -> house.asks(page, Request.Close::new);
            case 15 -> house.prompt = how % 2 == 0;
            case 16 -> house.giveSeat();
            case 17 -> house.settle(new Negotiated.Refused("sdp_malformed", "It cannot be read."));
            case 19 -> house.deed(how % 2 == 0);
            case 20 -> house.asks(page, id -> new Request.Phones(id, POLICIES.get(how % 3)));
            case 21 -> house.on(new TalkEvent.PolicyChanged(POLICIES.get(how % 3)));
            case 22 -> house.asks(page, id -> new Request.Unmute(id, new ParticipantNumber(1_000 + how % 4)));
            case 23 -> house.asks(page, id -> new Request.Move(id, new ParticipantNumber(1_000 + how % 4), "x"));
            case 24 -> house.waiting(seat);
            case 18 -> house.on(new TalkEvent.LineChanged(how, Direction.UPLINK, LineState.GONE));
            default -> {
                if (how < 8) {
                    house.on(how < 4 ? new TalkEvent.RoomClosed() : new TalkEvent.ProgramEnds());
                } else {
                    house.phones(1_000 + how % 3);
                }
            }
        }
    }
}
