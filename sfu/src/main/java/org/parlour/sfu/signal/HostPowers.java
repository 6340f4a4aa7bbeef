package org.parlour.sfu.signal;

import org.jspecify.annotations.Nullable;
import org.parlour.sfu.session.BrowserSeat.Showing;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.SeatId;

/** What a host may do and nobody else. */
final class HostPowers {
    private final RoomTalk talk;
    private final Sockets sockets;
    private final Asks asks;
    private final PhonePowers phones;

    HostPowers(RoomTalk talk, Sockets sockets, Asks asks) {
        this.phones = new PhonePowers(talk, sockets, asks);
        this.talk = talk;
        this.sockets = sockets;
        this.asks = asks;
    }

    /** Null where the reply comes later. */
    @Nullable
    Reply reply(Visit host, Visit.Ask ask, Request.OfAHost request) {
        if (host.role != Role.HOST) {
            return new Reply.Refused(ask.id(), Problem.HOST_ONLY);
        }
        if (!host.isSeated()) {
            return new Reply.Refused(ask.id(), Problem.NOT_SEATED);
        }
        return switch (request) {
            case Request.Admit(long id, SeatId seat) -> admit(id, seat, ask);
            case Request.Refuse(long id, SeatId seat) -> refuse(id, seat);
            case Request.Remove(long id, ParticipantNumber participant) -> remove(id, host, participant);
            case Request.Hush(long id, ParticipantNumber participant) -> hush(id, participant);
            case Request.Close _ -> close(ask);
            case Request.OfAPhone phone -> phones.reply(ask, phone);
        };
    }

    private @Nullable Reply admit(long id, SeatId seat, Visit.Ask ask) {
        if (talk.isPhoneThatWaits(seat)) {
            sockets.effect(new TalkEffect.AdmitPhone(seat));
            return new Reply.Done(id);
        }
        Visit visit = talk.visit(seat);
        if (visit == null || !visit.waits()) {
            return new Reply.Refused(id, Problem.NO_SUCH_PERSON);
        }
        if (visit.stage == Visit.Stage.ADMITTED) {
            // Another host is letting them in at this moment.
            return new Reply.Done(id);
        }
        visit.stage = Visit.Stage.ADMITTED;
        visit.awaitsSeat = ask;
        sockets.effect(new TalkEffect.TakeSeat(seat));
        return null;
    }

    private Reply refuse(long id, SeatId seat) {
        if (talk.isPhoneThatWaits(seat)) {
            sockets.effect(new TalkEffect.RefusePhone(seat));
            return new Reply.Done(id);
        }
        Visit visit = talk.visit(seat);
        if (visit == null || !visit.waits()) {
            return new Reply.Refused(id, Problem.NO_SUCH_PERSON);
        }
        talk.end(visit, new Moment.Refused(), Closing.REFUSED);
        return new Reply.Done(id);
    }

    private @Nullable Reply remove(long id, Visit host, ParticipantNumber participant) {
        Person person = talk.person(participant);
        if (person == null) {
            return new Reply.Refused(id, Problem.NO_SUCH_PERSON);
        }
        Visit visit = talk.visit(person.seat());
        if (visit == null) {
            sockets.effect(new TalkEffect.RemovePhone(person.seat()));
            return new Reply.Done(id);
        }
        // First, because a host may send their own other window away, or themselves.
        sockets.say(host, new Reply.Done(id));
        talk.end(visit, new Moment.Removed(), Closing.REMOVED);
        return null;
    }

    private Reply hush(long id, ParticipantNumber participant) {
        Person person = talk.person(participant);
        if (person == null) {
            return new Reply.Refused(id, Problem.NO_SUCH_PERSON);
        }
        Visit visit = talk.visit(person.seat());
        if (visit == null) {
            sockets.effect(new TalkEffect.HushPhone(person.seat()));
        } else if (visit.showing.microphone()) {
            Showing shown = visit.showing;
            talk.show(visit, new Showing(false, shown.camera(), shown.screen(), shown.screenSound()));
            sockets.say(visit, new Moment.Hushed());
        }
        return new Reply.Done(id);
    }

    private @Nullable Reply close(Visit.Ask ask) {
        if (asks.areTooMany(ask.socket())) {
            return new Reply.Refused(ask.id(), Problem.TOO_MANY_REQUESTS);
        }
        sockets.effect(new TalkEffect.CloseRoom(asks.add(ask, Asks.What.CLOSE)));
        return null;
    }
}
