package org.parlour.conference.room.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.parlour.sfu.signal.Device;
import org.parlour.sfu.signal.Entrant;
import org.parlour.sfu.signal.PersonName;
import org.parlour.sfu.signal.Role;
import org.parlour.sfu.signal.RoomCard;
import org.parlour.simulation.ManualClock;
import org.parlour.wire.call.PhoneNumber;
import org.parlour.wire.call.PhonePolicy;
import org.parlour.wire.call.RoomId;

class TicketsTest {
    private static final RoomPlan GARDEN = plan("garden");
    private static final Entrant NURSE =
            new Entrant(Role.GUEST, new PersonName("The nurse"), new Device("d".repeat(22)), false);

    private final ManualClock clock = new ManualClock();
    private final Tickets tickets = new Tickets(new Random(1), clock);

    private static RoomPlan plan(String room) {
        RoomCard card = new RoomCard(new RoomId(room), null, "en", false, PhonePolicy.OPEN);
        return new RoomPlan(card, 5, new PhoneNumber("100"));
    }

    private String issue() {
        return tickets.issue(GARDEN, NURSE);
    }

    @Test
    void ticketIsGoodOnce() {
        String ticket = issue();
        assertThat(tickets.redeem(ticket))
                .get()
                .extracting(Tickets.Ticket::entrant)
                .isEqualTo(NURSE);
        assertThat(tickets.redeem(ticket)).isEmpty();
        assertThat(tickets.redeem("nonsense")).isEmpty();
    }

    @Test
    void ticketIsGoodForThirtySeconds() {
        String early = issue();
        String late = issue();
        clock.advance(Tickets.LIFE.minusMillis(1));
        assertThat(tickets.redeem(early)).isPresent();
        clock.advance(Tickets.LIFE.minus(Tickets.LIFE.minusMillis(1)));
        assertThat(tickets.redeem(late)).isEmpty();
    }

    @Test
    void ofTooManyTheOldestIsForgotten() {
        List<String> issued = new ArrayList<>();
        for (int i = 0; i <= Tickets.MOST; i++) {
            issued.add(tickets.issue(plan("room-" + i % 10), NURSE));
        }
        assertThat(issued).doesNotHaveDuplicates().allMatch(ticket -> ticket.length() >= 22);
        assertThat(tickets.redeem(issued.getFirst())).isEmpty();
        assertThat(tickets.redeem(issued.get(1))).isPresent();
        assertThat(tickets.forgotten()).isEqualTo(1);
    }

    @Test
    void crowdBeforeOneRoomCrowdsOutNobodyElse() {
        String elsewhere = tickets.issue(plan("other"), NURSE);
        String first = issue();
        for (int i = 0; i < Tickets.MOST; i++) {
            issue();
        }
        assertThat(tickets.redeem(elsewhere)).isPresent();
        assertThat(tickets.redeem(first)).isEmpty();
    }

    @Test
    void ticketIsNotPrinted() {
        issue();
        assertThat(tickets.redeem(issue()).toString()).doesNotContain("nurse", "dddd");
    }
}
