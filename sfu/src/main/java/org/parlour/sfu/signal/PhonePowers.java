package org.parlour.sfu.signal;

import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.parlour.wire.call.HearingProfile;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.PhonePolicy;
import org.parlour.wire.call.SeatId;

/** What a host may do to telephones. The caller is told each time, and how it then stands comes as news. */
final class PhonePowers {
    private final RoomTalk talk;
    private final Sockets sockets;
    private final Asks asks;

    PhonePowers(RoomTalk talk, Sockets sockets, Asks asks) {
        this.talk = talk;
        this.sockets = sockets;
        this.asks = asks;
    }

    /** Null where the reply comes later. */
    @Nullable
    Reply reply(Visit.Ask ask, Request.OfAPhone request) {
        return switch (request) {
            case Request.Unmute(var _, var participant) -> does(ask, participant, TalkEffect.UnmutePhone::new);
            case Request.Rename(var _, var participant, PersonName name) ->
                does(ask, participant, seat -> new TalkEffect.RenamePhone(seat, name));
            case Request.Test(var _, var participant) -> does(ask, participant, TalkEffect.TestPhone::new);
            case Request.Lower(var _, var participant) -> does(ask, participant, TalkEffect.LowerHand::new);
            case Request.Hear(var _, var participant, HearingProfile profile) ->
                does(ask, participant, seat -> new TalkEffect.HearPhone(seat, profile));
            case Request.LetThrough(var _, var participant) -> does(ask, participant, TalkEffect.LetThrough::new);
            case Request.Move(var _, var participant, String link) -> {
                SeatId seat = talk.phone(participant);
                yield seat == null
                        ? new Reply.Refused(ask.id(), Problem.NO_SUCH_PERSON)
                        : later(ask, number -> new TalkEffect.MovePhone(number, seat, link));
            }
            case Request.Phones(var _, PhonePolicy policy) ->
                later(ask, number -> new TalkEffect.SetPolicy(number, policy));
        };
    }

    private Reply does(Visit.Ask ask, ParticipantNumber participant, Function<SeatId, TalkEffect> effect) {
        SeatId seat = talk.phone(participant);
        if (seat == null) {
            return new Reply.Refused(ask.id(), Problem.NO_SUCH_PERSON);
        }
        sockets.effect(effect.apply(seat));
        return new Reply.Done(ask.id());
    }

    private @Nullable Reply later(Visit.Ask ask, LongFunction<TalkEffect> effect) {
        if (asks.areTooMany(ask.socket())) {
            return new Reply.Refused(ask.id(), Problem.TOO_MANY_REQUESTS);
        }
        sockets.effect(effect.apply(asks.add(ask, Asks.What.DEED)));
        return null;
    }
}
