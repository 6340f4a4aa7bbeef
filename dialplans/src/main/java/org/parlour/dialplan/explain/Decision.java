package org.parlour.dialplan.explain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parlour.dialplan.plan.Target;
import org.parlour.dialplan.speech.Language;
import org.parlour.dialplan.yaml.Place;
import org.parlour.wire.call.TrunkName;

/** What becomes of a call. */
public sealed interface Decision {
    /** No trunk's: not a word is answered. */
    record Unanswered() implements Decision {}

    /**
     * It is answered.
     *
     * @param place of the row that decided
     * @param number the called one as it was read at last; not printed
     */
    record Taken(TrunkName trunk, Target target, Language language, Place place, String number) implements Decision {
        @Override
        public String toString() {
            return "Taken[" + trunk + ", " + target + ", " + place + "]";
        }
    }

    /** It is answered with a status. {@code place} is that of the row that decided, if one did. */
    record Refused(
            TrunkName trunk,
            Cause cause,
            int sipStatus,
            @Nullable Place place) implements Decision {}

    /** Why a call is refused, each with the status that says it (RFC 3261 section 21). */
    enum Cause {
        NO_SUCH_NUMBER(404, "no row takes this number"),
        NO_NUMBER(404, "what was called is no telephone number, and no row takes whatever comes"),
        ACL(403, "the trunk's list of addresses does not hold where the call came from"),
        TRUNK_CLOSED(480, "the trunk is closed at this hour"),
        EXTENSION_NOT_RUNG(480, "house phones are not rung yet"),
        GOES_ROUND(482, "its rows send it round and round"),
        ROW_REFUSES(0, "the row says so");

        private final int sipStatus;
        private final String words;

        Cause(int sipStatus, String words) {
            this.sipStatus = sipStatus;
            this.words = words;
        }

        public int sipStatus() {
            return sipStatus;
        }

        public String words() {
            return words;
        }
    }

    default Optional<Place> decidedAt() {
        return switch (this) {
            case Unanswered() -> Optional.empty();
            case Taken taken -> Optional.of(taken.place());
            case Refused refused -> Optional.ofNullable(refused.place());
        };
    }

    /** For an admin to read. */
    default String words() {
        return switch (this) {
            case Unanswered() -> "nothing is answered: the address belongs to no trunk";
            case Taken taken ->
                taken.target().words() + ", in " + taken.language().tag();
            case Refused refused -> refused.sipStatus() + ": " + refused.cause().words();
        };
    }
}
