package org.parlour.conference.directory;

import java.util.Base64;
import org.parlour.conference.secrets.Opaque;

/**
 * Who calls: good for knowing them again and for nothing else.
 *
 * @param hash of trunk and number, keyed
 */
public record CallerMark(Opaque hash) {
    /** As part of a key's name. */
    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash.bytes());
    }

    /** Whoever has the mark of a number can tell whether it is this one. */
    @Override
    public String toString() {
        return "CallerMark[****]";
    }
}
