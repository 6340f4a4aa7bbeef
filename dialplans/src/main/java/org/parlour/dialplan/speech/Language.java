package org.parlour.dialplan.speech;

import java.util.Arrays;
import java.util.Optional;

/** A language in which the house can speak. */
public enum Language {
    ENGLISH("en"),
    GERMAN("de"),
    RUSSIAN("ru");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The language with this tag of BCP 47, of whatever country: {@code de}, {@code de-AT}. */
    public static Optional<Language> ofTag(String tag) {
        return Arrays.stream(values())
                .filter(language -> tag.regionMatches(true, 0, language.tag, 0, language.tag.length()))
                .filter(language -> tag.length() == language.tag.length() || tag.charAt(language.tag.length()) == '-')
                .findFirst();
    }

    public String tag() {
        return tag;
    }
}
