package org.parlour.mixer.opus;

/**
 * Why Opus runs in pure Java here. A value, because nobody in this house logs from a core: whoever opens the codecs
 * says {@link #warning} once.
 *
 * @param found what was sought, or found and not good enough
 */
public record OpusFallback(Cause cause, String found) implements Sought {
    public enum Cause {
        /** The machine has no such library. */
        ABSENT("was not found"),
        /** A version without the fixes of RFC 8251, or one that does not say which it is. */
        TOO_OLD("is too old"),
        /** A library of that name that lacks what libopus has. */
        INCOMPLETE("is not whole"),
        /** This Java calls no native code, or was told not to. */
        REFUSED("may not be called (--enable-native-access)");

        private final String words;

        Cause(String words) {
            this.words = words;
        }
    }

    /** One sentence on what happened and what it costs, and one on how to mend it. */
    public String warning() {
        return "Opus runs in pure Java, because " + found + " " + cause.words
                + ": each track costs two to four times the CPU and makes up to 90 KB of garbage in every 20 ms."
                + " libopus 1.3 or newer (Debian: apt-get install libopus0) mends it at the next start.";
    }
}
