package org.parlour.conference.room.seats;

import org.jspecify.annotations.Nullable;
import org.parlour.sfu.signal.Message;

/** A message on its way to one or many, written down once, by the first who needs it. */
final class Utterance {
    private final Message message;
    private @Nullable String text;

    Utterance(Message message) {
        this.message = message;
    }

    synchronized String text(SignalJson json) {
        if (text == null) {
            text = json.write(message);
        }
        return text;
    }
}
