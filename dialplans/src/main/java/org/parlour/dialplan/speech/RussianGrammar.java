package org.parlour.dialplan.speech;

import java.util.ArrayList;
import java.util.List;

/**
 * Один человек, два человека, пять человек; двадцать одну минуту, двадцать две минуты, двадцать пять минут.
 *
 * <p>The last word of a number rules the noun, and one and two take its gender: so those two are part of the noun's
 * clips. From eleven to fourteen the number is one word, and the noun stands as after five.
 */
final class RussianGrammar implements Grammar {
    private static final int FIRST_COMPOSED = 21;

    @Override
    public List<String> othersHere(int count) {
        return counted(count, ClipName.OTHERS, ClipName.OTHERS);
    }

    @Override
    public List<String> othersAtBrowsers(int count) {
        return counted(count, ClipName.BROWSERS, ClipName.OTHERS);
    }

    @Override
    public List<String> othersOnPhones(int count) {
        return counted(count, ClipName.PHONES, ClipName.OTHERS);
    }

    @Override
    public List<String> closesIn(int minutes) {
        return counted(minutes, ClipName.CLOSES_IN, ClipName.CLOSES_IN);
    }

    private static List<String> counted(int count, String beginning, String noun) {
        List<String> names = new ArrayList<>();
        names.add(beginning);
        int last = count;
        if (count >= FIRST_COMPOSED && count % 10 != 0) {
            last = count % 10;
            names.add(ClipName.number(count - last));
        }
        if (last > 2) {
            names.add(ClipName.number(last));
        }
        names.add(noun + form(last));
        return names;
    }

    /** The noun after the last word of a number. */
    private static String form(int lastWord) {
        return switch (lastWord) {
            case 1 -> "-one";
            case 2 -> "-two";
            case 3, 4 -> "-few";
            default -> "-many";
        };
    }
}
