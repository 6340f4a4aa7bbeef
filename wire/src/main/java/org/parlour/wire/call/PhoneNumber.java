package org.parlour.wire.call;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A telephone number as callers present it and plans dial it: {@code +49 30 1234567}, {@code 030 1234567}, the house
 * number {@code 100}, or none at all.
 *
 * <p>Cannot be printed. {@link #masked} is for those whose role may see a little, {@link #reveal} for dialling.
 */
public final class PhoneNumber {
    /** What makes a number understood: worldwide, only where it was dialled, or not given. */
    public enum Kind {
        INTERNATIONAL,
        LOCAL,
        ANONYMOUS
    }

    /**
     * A caller who gives no number, RFC 3323. All of them are equal: whoever counts per caller must not take them for
     * one person.
     */
    public static final PhoneNumber ANONYMOUS = new PhoneNumber("anonymous", Kind.ANONYMOUS);

    // What networks write where a number would stand: RFC 3323 and 3GPP TS 24.229 say the first, exchanges the others.
    private static final Set<String> WITHHELD =
            Set.of("anonymous", "restricted", "private", "withheld", "unavailable", "unknown");
    // RFC 3966 section 5.1.1 and what people write.
    private static final String VISUAL_SEPARATORS = " -.()/\u00a0\u202f\u2010\u2011\u2013";
    // E.164 section 6.2.1.
    private static final int LONGEST_INTERNATIONAL_DIGITS = 15;
    private static final int SHORTEST_INTERNATIONAL_DIGITS = 4;
    // An international number behind a national prefix and a carrier's code.
    private static final int LONGEST_LOCAL_DIGITS = 24;
    private static final int SHOWN_DIGITS = 2;
    private static final int FEWEST_HIDDEN_DIGITS = 4;

    private final String dialled;
    private final Kind kind;

    /** From the compact form: {@code +49301234567}, {@code 100}, {@code anonymous}. */
    public PhoneNumber(String dialled) {
        this(checked(dialled), kindOf(dialled));
    }

    private PhoneNumber(String dialled, Kind kind) {
        this.dialled = dialled;
        this.kind = kind;
    }

    /** Reads what a caller presents or a plan says, separators and all. */
    public static Reading<PhoneNumber> parse(String presented) {
        StringBuilder compact = new StringBuilder(presented.length());
        presented.chars().filter(c -> VISUAL_SEPARATORS.indexOf(c) < 0).forEach(c -> compact.append((char) c));
        String dialled = compact.toString();
        if (WITHHELD.contains(dialled.toLowerCase(Locale.ROOT))) {
            return new Reading.Parsed<>(ANONYMOUS);
        }
        String flaw = flaw(dialled);
        return flaw == null ? new Reading.Parsed<>(new PhoneNumber(dialled)) : new Reading.Malformed<>(flaw);
    }

    private static String checked(String dialled) {
        String flaw = flaw(dialled);
        if (flaw != null) {
            throw new IllegalArgumentException(flaw);
        }
        return dialled;
    }

    private static Kind kindOf(String dialled) {
        if (dialled.equals(ANONYMOUS.dialled)) {
            return Kind.ANONYMOUS;
        }
        return dialled.startsWith("+") ? Kind.INTERNATIONAL : Kind.LOCAL;
    }

    private static @Nullable String flaw(String dialled) {
        return switch (kindOf(dialled)) {
            case ANONYMOUS -> null;
            case INTERNATIONAL -> flawOfInternational(dialled.substring(1));
            case LOCAL -> flawOfLocal(dialled);
        };
    }

    private static @Nullable String flawOfInternational(String digits) {
        if (!digits.chars().allMatch(PhoneNumber::isDigit)) {
            return "an international number holds digits only behind its plus";
        }
        if (digits.length() < SHORTEST_INTERNATIONAL_DIGITS || digits.length() > LONGEST_INTERNATIONAL_DIGITS) {
            return "an international number has " + SHORTEST_INTERNATIONAL_DIGITS + " to "
                    + LONGEST_INTERNATIONAL_DIGITS + " digits";
        }
        return digits.charAt(0) == '0' ? "no country code begins with 0" : null;
    }

    private static @Nullable String flawOfLocal(String digits) {
        if (digits.isEmpty() || digits.length() > LONGEST_LOCAL_DIGITS) {
            return "a local number has 1 to " + LONGEST_LOCAL_DIGITS + " digits";
        }
        // RFC 3966 section 3: local-number; its hexadecimal digits are no keys of a telephone.
        return digits.chars().allMatch(c -> isDigit(c) || c == '*' || c == '#')
                ? null
                : "a local number holds digits, * and # only";
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    public Kind kind() {
        return kind;
    }

    /** The number itself, compact: for dialling, for look-ups, for the role that may see it. Nothing else. */
    public String reveal() {
        return dialled;
    }

    /**
     * The country and the last two digits, {@code +49 … 67}; less where that would leave fewer than four digits hidden,
     * and no digit of a house number.
     */
    public String masked() {
        return switch (kind) {
            case ANONYMOUS -> dialled;
            case INTERNATIONAL -> "+" + dialled.substring(1, behindCountry()) + " " + tail(behindCountry());
            case LOCAL -> tail(0);
        };
    }

    private int behindCountry() {
        return 1 + CountryCode.lengthDigits(dialled.substring(1));
    }

    private String tail(int from) {
        int hiddenDigits = dialled.length() - from - SHOWN_DIGITS;
        return hiddenDigits < FEWEST_HIDDEN_DIGITS ? "…" : "… " + dialled.substring(dialled.length() - SHOWN_DIGITS);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PhoneNumber number && dialled.equals(number.dialled);
    }

    @Override
    public int hashCode() {
        return dialled.hashCode();
    }

    @Override
    public String toString() {
        return "PhoneNumber[****]";
    }
}
