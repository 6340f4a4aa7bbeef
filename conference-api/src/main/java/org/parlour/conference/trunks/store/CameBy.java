package org.parlour.conference.trunks.store;

import java.util.Locale;

/** How a revision came. */
public enum CameBy {
    /** A file was changed while the program ran. */
    FILE,
    API,
    /** The files were found changed when the program started. */
    START;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CameBy ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
