package org.parlour.sfu.signal;

import org.jspecify.annotations.Nullable;
import org.parlour.wire.call.Reading;

/** What somebody wants to be called: one line of 1 to {@value #LONGEST_CHARACTERS} characters. Cannot be printed. */
public record PersonName(String text) {
    public static final int LONGEST_CHARACTERS = 60;

    public PersonName {
        String flaw = flaw(text);
        if (flaw != null) {
            throw new IllegalArgumentException(flaw);
        }
    }

    /** Space around it is not part of a name. */
    public static Reading<PersonName> parse(String written) {
        String text = written.strip();
        String flaw = flaw(text);
        return flaw == null ? new Reading.Parsed<>(new PersonName(text)) : new Reading.Malformed<>(flaw);
    }

    private static @Nullable String flaw(String text) {
        if (text.isBlank() || text.codePointCount(0, text.length()) > LONGEST_CHARACTERS) {
            return "a name has 1 to " + LONGEST_CHARACTERS + " characters";
        }
        return text.codePoints().allMatch(PersonName::isOfOneLine) ? null : "a name is one line of letters";
    }

    private static boolean isOfOneLine(int character) {
        return switch (Character.getType(character)) {
            // Half a character cannot be written in UTF-8: it would break the sockets of all who are told.
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                false;
            case Character.FORMAT -> !turnsTheLine(character);
            default -> true;
        };
    }

    /** Unicode UAX #9: embeddings, overrides and isolates go on behind the name, over whatever stands there. */
    private static boolean turnsTheLine(int character) {
        return (character >= 0x202a && character <= 0x202e) || (character >= 0x2066 && character <= 0x2069);
    }

    @Override
    public String toString() {
        return "PersonName[****]";
    }
}
