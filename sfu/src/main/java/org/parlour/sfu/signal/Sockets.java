package org.parlour.sfu.signal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whose socket is whose, and what is to be said there. */
final class Sockets {
    private final Map<Long, Visit> owners = new HashMap<>();
    private final Asks asks;
    private List<TalkEffect> effects = new ArrayList<>();

    Sockets(Asks asks) {
        this.asks = asks;
    }

    /** Makes a reply to a request of that id. */
    interface Answering {
        Reply to(long id);
    }

    List<TalkEffect> takeEffects() {
        List<TalkEffect> done = List.copyOf(effects);
        effects = new ArrayList<>();
        return done;
    }

    void effect(TalkEffect effect) {
        effects.add(effect);
    }

    @Nullable
    Visit owner(long socket) {
        return owners.get(socket);
    }

    boolean isSomebodys(long socket) {
        return owners.containsKey(socket);
    }

    void attach(Visit visit, long socket) {
        visit.socket = socket;
        visit.resumeByNanos = Visit.NEVER;
        owners.put(socket, visit);
        effects.add(new TalkEffect.Proven(socket));
    }

    void detach(Visit visit, Closing closing) {
        Long socket = visit.socket;
        if (socket != null) {
            shut(socket, closing);
            broke(socket);
        }
    }

    /** Whose it was, if anybody's. */
    @Nullable
    Visit broke(long socket) {
        Visit visit = owners.remove(socket);
        if (visit != null) {
            visit.socket = null;
            asks.forget(socket);
        }
        return visit;
    }

    void say(Visit visit, Message message) {
        if (visit.socket != null) {
            say(visit.socket, message);
        }
    }

    void say(long socket, Message message) {
        effects.add(new TalkEffect.Say(socket, message));
    }

    void shut(long socket, Closing closing) {
        effects.add(new TalkEffect.Shut(socket, closing));
    }

    /** Where its socket is still somebody's. */
    void answer(Visit.@Nullable Ask ask, Answering answering) {
        if (ask != null && owners.containsKey(ask.socket())) {
            say(ask.socket(), answering.to(ask.id()));
        }
    }
}
