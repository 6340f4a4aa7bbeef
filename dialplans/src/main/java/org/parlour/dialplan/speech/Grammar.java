package org.parlour.dialplan.speech;

import java.util.List;

/** How one language counts. Lists are names of clips, in the order in which they are spoken, without a pause. */
interface Grammar {
    static Grammar of(Language language) {
        return switch (language) {
            case ENGLISH -> OneOrManyGrammar.english();
            case GERMAN -> OneOrManyGrammar.german();
            case RUSSIAN -> new RussianGrammar();
        };
    }

    /** "Three other people are here"; from 1 to {@link Sentence#MOST_COUNTED}. */
    List<String> othersHere(int count);

    /** "Three other people are here by computer"; in the same bounds. */
    List<String> othersAtBrowsers(int count);

    /** "Three other people are here by telephone"; in the same bounds. */
    List<String> othersOnPhones(int count);

    /** "This room closes in five minutes"; in the same bounds. */
    List<String> closesIn(int minutes);
}
