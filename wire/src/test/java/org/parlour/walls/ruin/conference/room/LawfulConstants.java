package org.parlour.walls.ruin.conference.room;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Statics that cannot change, and one table of numbers. */
public enum LawfulConstants {
    OPEN,
    CLOSED;

    static final int CAPACITY = 12;
    static final String NAME = "demo";
    static final Pattern DIGITS = Pattern.compile("\\d+");
    static final List<LawfulConstants> ALL = List.of(values());
    static final Map<String, Integer> SIZES = Map.of("small", 2);
    private static final short[] SAMPLES = {0, 1, 2};
    private static final LawfulConstants[] BY_NUMBER = values();

    public static LawfulConstants of(int number) {
        return BY_NUMBER[number];
    }

    public short sample(int index) {
        return SAMPLES[index % SAMPLES.length];
    }
}
