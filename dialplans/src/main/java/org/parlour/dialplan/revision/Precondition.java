package org.parlour.dialplan.revision;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What whoever proposes a plan believes to hold (If-Match, RFC 9110 section 13.1.1). */
public sealed interface Precondition {
    /** A file on disk: its admin saw what they changed. */
    record None() implements Precondition {}

    /** Any revision, as long as there is one: {@code *}. */
    record Any() implements Precondition {}

    record Tags(List<String> tags) implements Precondition {}

    /** Nothing was said where something must be: two admins would overwrite each other unseen (RFC 6585, 428). */
    record Missing() implements Precondition {}

    /** From the header of a request; null where it has none. */
    static Precondition ofHeader(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            return new Missing();
        }
        if (ifMatch.strip().equals("*")) {
            return new Any();
        }
        // A weak tag never matches here: RFC 9110 section 13.1.1 asks for the strong comparison.
        return new Tags(Arrays.stream(ifMatch.split(",", -1)).map(String::strip).toList());
    }
}
