package org.parlour.sfu.signal;

import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.parlour.sfu.session.BrowserSeat.Showing;
import org.parlour.sfu.session.BrowserSeat.SlotCount;
import org.parlour.sfu.slots.VideoWish;

/** What who sits asks of the media. */
final class MediaWishes {
    private final RoomTalk talk;
    private final Sockets sockets;
    private final Asks asks;

    MediaWishes(RoomTalk talk, Sockets sockets, Asks asks) {
        this.talk = talk;
        this.sockets = sockets;
        this.asks = asks;
    }

    /** Null where the reply comes later. */
    @Nullable
    Reply reply(Visit visit, Visit.Ask ask, Request.OfTheMedia request) {
        return switch (request) {
            case Request.Show(long id, Showing showing) -> {
                talk.show(visit, showing);
                yield new Reply.Done(id);
            }
            case Request.View(long id, VideoWish wish) -> {
                sockets.effect(new TalkEffect.View(visit.sitting, wish));
                yield new Reply.Done(id);
            }
            case Request.Publish(var _, String offer) ->
                negotiate(ask, Asks.What.PUBLISH, number -> new TalkEffect.Publish(visit.sitting, number, offer));
            case Request.Receive(var _, SlotCount slots) ->
                negotiate(ask, Asks.What.RECEIVE, number -> new TalkEffect.Receive(visit.sitting, number, slots));
            case Request.Received(var _, String answer) ->
                negotiate(ask, Asks.What.RECEIVED, number -> new TalkEffect.Received(visit.sitting, number, answer));
        };
    }

    private @Nullable Reply negotiate(Visit.Ask ask, Asks.What what, LongFunction<TalkEffect> effect) {
        if (asks.areTooMany(ask.socket())) {
            return new Reply.Refused(ask.id(), Problem.TOO_MANY_REQUESTS);
        }
        sockets.effect(effect.apply(asks.add(ask, what)));
        return null;
    }
}
