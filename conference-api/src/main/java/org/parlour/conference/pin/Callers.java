package org.parlour.conference.pin;

import org.jspecify.annotations.Nullable;
import org.parlour.conference.directory.CallerMark;
import org.parlour.conference.secrets.KeyedHash;
import org.parlour.sip.door.Visitor;
import org.parlour.wire.call.PhoneNumber;

/** Knows callers again without their numbers. */
public final class Callers {
    private final KeyedHash hash;

    public Callers(KeyedHash hash) {
        this.hash = hash;
    }

    /** Null for who gives no number: they are many, and no one of them is known again. */
    public @Nullable CallerMark mark(Visitor visitor) {
        return visitor.caller().kind() == PhoneNumber.Kind.ANONYMOUS
                ? null
                : new CallerMark(
                        hash.of(visitor.trunk().text(), visitor.caller().reveal()));
    }
}
