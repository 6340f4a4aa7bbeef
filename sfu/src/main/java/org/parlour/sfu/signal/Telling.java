package org.parlour.sfu.signal;

import java.util.List;
import java.util.Map;
import org.parlour.wire.call.PhonePolicy;
import org.parlour.wire.call.SeatId;

/** What the browsers of a room are told of it: how it stands, and what happens. */
final class Telling {
    private final Company company;
    private final Map<SeatId, Visit> visits;
    private final Sockets sockets;
    private final LineTelling lines = new LineTelling();
    private RoomCard card;

    Telling(RoomCard card, Company company, Map<SeatId, Visit> visits, Sockets sockets) {
        this.card = card;
        this.company = company;
        this.visits = visits;
        this.sockets = sockets;
    }

    void all(News news) {
        NumberedNews numbered = company.note(news);
        // The same for all of a role, so that it need be written down but once.
        NumberedNews forHosts = numbered.seenBy(Role.HOST);
        NumberedNews forGuests = numbered.seenBy(Role.GUEST);
        for (Visit visit : visits.values()) {
            if (visit.isSeated()) {
                sockets.say(visit, visit.role == Role.HOST ? forHosts : forGuests);
            }
        }
    }

    void policy(PhonePolicy policy) {
        if (card.phones() != policy) {
            card = card.phones(policy);
            all(new News.RoomChanged(card));
        }
    }

    void welcome(Visit visit, long id, Reply.Again again) {
        welcome(visit, id, again, present(visit));
    }

    void welcome(Visit visit, long id, Reply.Again again, Present present) {
        sockets.say(visit, new Reply.Welcome(id, visit.resumeToken, card, visit.isSeated(), present, again));
        if (visit.isSeated()) {
            lines(visit);
        }
    }

    void letIn(Visit visit) {
        sockets.say(visit, new Moment.Seated(present(visit)));
        lines(visit);
    }

    Present present(Visit visit) {
        return new Present(
                visit.participant,
                visit.seat,
                visit.role,
                visit.name,
                visit.isSeated() ? company.people(visit.role) : List.of(),
                visit.role == Role.HOST ? company.waiting() : null,
                company.last(),
                visit.showing);
    }

    private void lines(Visit visit) {
        if (!lines.told().isEmpty()) {
            sockets.say(visit, new Moment.Lines(lines.told()));
        }
    }

    void lines(List<PhoneLine> now, long nowNanos) {
        lines.are(now);
        linesIfDue(nowNanos);
    }

    long linesDueNanos() {
        return lines.dueNanos();
    }

    void linesIfDue(long nowNanos) {
        if (lines.isDue(nowNanos)) {
            Moment told = new Moment.Lines(lines.told());
            visits.values().stream().filter(Visit::isSeated).forEach(visit -> sockets.say(visit, told));
        }
    }
}
