package org.parlour.conference.pin;

import org.jspecify.annotations.Nullable;
import org.parlour.conference.directory.CallerMark;
import org.parlour.conference.secrets.KeyedHash;
import org.parlour.sip.door.Visitor;
import org.parlour.wire.call.PhoneNumber;
import org.parlour.wire.call.TrunkName;

/** Knows callers again without their numbers. */
public final class Callers {
    private final KeyedHash hash;

    public Callers(KeyedHash hash) {
        this.hash = hash;
    }

    /** Null for who gives no number: they are many, and no one of them is known again. */
    public @Nullable CallerMark mark(Visitor visitor) {
        return mark(visitor.trunk(), visitor.caller());
    }

    /** Of who calls by this trunk and gives this number. */
    public @Nullable CallerMark mark(TrunkName trunk, PhoneNumber caller) {
        return caller.kind() == PhoneNumber.Kind.ANONYMOUS
                ? null
                : new CallerMark(hash.of(trunk.text(), caller.reveal()));
    }
}
