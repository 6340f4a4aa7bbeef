package org.parlour.sfu.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.parlour.sfu.session.BrowserSeat.Showing;
import org.parlour.sfu.session.BrowserSeat.SlotCount;
import org.parlour.sfu.session.Negotiated;
import org.parlour.simulation.Run;
import org.parlour.simulation.SeededTest;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.PhonePolicy;
import org.parlour.wire.call.SeatId;

/**
 * Pages of every kind: they come, break off at any moment, resume, open a second window, wait, are let in and sent away,
 * while seats and media answer late. {@link RehearsedTalk} and {@link RehearsedPage} see that promises are kept.
 */
class RoomTalkSimulationTest {
    private static final List<PhonePolicy> POLICIES = List.of(PhonePolicy.values());
    private static final int PEOPLE = 9;
    private static final int STEPS = 600;
    private static final SeatId CALLER = new SeatId("01000000000000000000");

    @SeededTest
    void everyRequestIsAnsweredOnceAndNewsHasNoGap(Run run) {
        RandomGenerator chance = run.chance("pages");
        RehearsedTalk house = new RehearsedTalk(run.chance("ids"));
        house.prompt = false;
        house.capacity = 6;
        List<RehearsedPage> pages = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            step(house, pages, chance);
            pages.removeIf(page -> page.socket == null && page.closed != null);
        }
        settle(house);
        for (RehearsedPage page : house.open.values()) {
            assertThat(house.unansweredOf(page)).as("every request is answered").isNull();
        }
        List<RehearsedPage> seated =
                house.open.values().stream().filter(page -> page.seated).toList();
        for (RehearsedPage page : seated) {
            assertThat(page.people.keySet())
                    .as("everybody sees the same people")
                    .isEqualTo(seated.getFirst().people.keySet());
        }
        house.passes(RoomTalk.RESUME_WITHIN);
        house.on(new TalkEvent.RoomClosed());
        settle(house);
        assertThat(house.participants).as("every seat is free").isEmpty();
        assertThat(house.sittings).as("nobody sits").isEmpty();
        assertThat(house.open).as("nobody is left on the line").isEmpty();
    }

    private static void settle(RehearsedTalk house) {
        while (!house.wanted.isEmpty() || !house.asks.isEmpty() || !house.deeds.isEmpty()) {
            house.deed(false);
            house.giveSeat();
            house.settle(new Negotiated.Agreed("v=0"));
        }
    }

    private static void step(RehearsedTalk house, List<RehearsedPage> pages, RandomGenerator chance) {
        house.passes(Duration.ofMillis(chance.nextInt(2_000)));
        RehearsedPage page = pages.isEmpty() ? null : pages.get(chance.nextInt(pages.size()));
        switch (chance.nextInt(15)) {
            case 0 -> pages.add(house.came(somebody(chance)));
            case 1 ->
                pages.forEach(other -> {
                    if (other.socket == null && chance.nextBoolean()) {
                        house.resumes(other);
                    }
                });
            case 2 -> house.giveSeat();
            case 3 ->
                house.settle(
                        chance.nextInt(4) == 0
                                ? new Negotiated.Refused("sdp_no_media", "There is no medium in it.")
                                : new Negotiated.Agreed("v=0"));
            case 4 -> house.phones(chance.nextBoolean() ? new int[] {1_041, 1_042} : new int[] {1_042});
            case 7 -> house.on(new TalkEvent.PolicyChanged(POLICIES.get(chance.nextInt(3))));
            case 8 -> house.waiting(chance.nextBoolean() ? new SeatId[] {CALLER} : new SeatId[0]);
            // The store is too busy: rooms stay open.
            case 9 -> house.deed(false);
            case 5 -> {
                if (page != null) {
                    house.breaks(page);
                }
            }
            case 6 -> {
                if (page != null) {
                    house.resumes(page);
                }
            }
            default -> {
                if (page != null) {
                    asks(house, page, chance);
                }
            }
        }
    }

    private static RehearsedPage somebody(RandomGenerator chance) {
        int person = chance.nextInt(PEOPLE);
        return RehearsedTalk.page(person < 2 ? Role.HOST : Role.GUEST, person, person >= 2 && chance.nextInt(3) == 0);
    }

    private static void asks(RehearsedTalk house, RehearsedPage page, RandomGenerator chance) {
        ParticipantNumber somebody = new ParticipantNumber(1 + chance.nextInt(40));
        Showing showing = new Showing(chance.nextBoolean(), chance.nextBoolean(), false, false);
        List<Waiting> waiting = waiting(page);
        house.asks(page, id -> switch (chance.nextInt(12)) {
            case 0, 1 -> new Request.Publish(id, "v=0");
            case 2 -> new Request.Receive(id, SlotCount.USUAL);
            case 3 -> new Request.Received(id, "v=0");
            case 4, 5 -> new Request.Show(id, showing);
            case 6 -> new Request.Hush(id, somebody);
            case 10 -> new Request.Phones(id, PhonePolicy.MUTED);
            case 11 -> new Request.Move(id, new ParticipantNumber(1_041 + chance.nextInt(3)), "/r/attic#key");
            case 7 -> chance.nextInt(10) == 0 ? new Request.Leave(id) : new Request.Ping(id);
            case 8 -> chance.nextInt(10) == 0 ? new Request.Remove(id, somebody) : new Request.Close(id);
            default ->
                waiting.isEmpty()
                        ? new Request.Ping(id)
                        : chance.nextInt(3) == 0
                                ? new Request.Refuse(id, waiting.getFirst().seat())
                                : new Request.Admit(id, waiting.getFirst().seat());
        });
    }

    private static List<Waiting> waiting(RehearsedPage page) {
        List<Waiting> waiting = new ArrayList<>();
        for (NumberedNews news : page.all(NumberedNews.class)) {
            if (news.news() instanceof News.Waits(Waiting who)) {
                waiting.add(who);
            } else if (news.news() instanceof News.Waited(var seat)) {
                waiting.removeIf(who -> Objects.equals(who.seat(), seat));
            }
        }
        return waiting;
    }
}
