package org.parlour.dialplan.speech;

import java.util.ArrayList;
import java.util.List;

/**
 * English and German: one other person is here, many other people are here.
 *
 * <p>In German one takes the gender and the case of its noun (<i>eine Person</i>, <i>in einer Minute</i>), so it is part
 * of the noun's clip. Inside a larger number it stays as it is: <i>einundzwanzig Minuten</i>.
 *
 * @param composition how a number above twenty is put together
 */
record OneOrManyGrammar(Composition composition) implements Grammar {
    private static final int FIRST_COMPOSED = 21;

    interface Composition {
        /** Tens are 20, 30, …; ones are 1 to 9. */
        List<String> names(int tens, int ones);
    }

    /** Twenty-three. */
    static Grammar english() {
        return new OneOrManyGrammar((tens, ones) -> List.of(ClipName.number(tens), ClipName.number(ones)));
    }

    /** Dreiundzwanzig. */
    static Grammar german() {
        return new OneOrManyGrammar((tens, ones) -> List.of(ClipName.numberAnd(ones), ClipName.number(tens)));
    }

    @Override
    public List<String> othersHere(int count) {
        return counted(count, ClipName.OTHERS);
    }

    @Override
    public List<String> othersAtBrowsers(int count) {
        return counted(count, ClipName.BROWSERS);
    }

    @Override
    public List<String> othersOnPhones(int count) {
        return counted(count, ClipName.PHONES);
    }

    @Override
    public List<String> closesIn(int minutes) {
        List<String> names = new ArrayList<>(List.of(ClipName.CLOSES_IN));
        names.addAll(counted(minutes, ClipName.CLOSES_IN));
        return names;
    }

    private List<String> counted(int count, String noun) {
        if (count == 1) {
            return List.of(noun + "-one");
        }
        int ones = count % 10;
        List<String> names = new ArrayList<>();
        if (count < FIRST_COMPOSED || ones == 0) {
            names.add(ClipName.number(count));
        } else {
            names.addAll(composition.names(count - ones, ones));
        }
        names.add(noun + "-many");
        return names;
    }
}
