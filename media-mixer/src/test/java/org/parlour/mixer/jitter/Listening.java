package org.parlour.mixer.jitter;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds in what was played where in the source each of its samples stood. The source is noise, so that
 * twelve samples in a row are found in one place only.
 */
final class Listening {
    private static final int KEY_SAMPLES = 12;
    private static final int CONCEALED_RUN = 90 - KEY_SAMPLES;

    private final Map<Long, Integer> places = new HashMap<>();

    Listening(short[] source) {
        for (int i = 0; i + KEY_SAMPLES <= source.length; i++) {
            places.put(key(source, i), i);
        }
    }

    /** For each sample played its place in the source; -1 where it is none of the source's. */
    int[] places(short[] played) {
        int[] found = new int[played.length];
        Arrays.fill(found, -1);
        for (int i = 0; i + KEY_SAMPLES <= played.length; i++) {
            found[i] = places.getOrDefault(key(played, i), -1);
        }
        return found;
    }

    /**
     * Checks that what was played went forward only. Short stretches do not count: concealment plays up to 10 ms again,
     * as it was.
     *
     * @return how many samples were found in longer ones
     */
    int forwardOnly(short[] played) {
        int[] places = places(played);
        int last = -1;
        int count = 0;
        for (int begin = 0, end; begin < places.length; begin = end) {
            for (end = begin + 1; end < places.length && places[end] == places[end - 1] + 1; end++) {}
            if (places[begin] >= 0 && end - begin > CONCEALED_RUN) {
                if (places[begin] <= last) {
                    throw new AssertionError("sample " + begin + " stood at " + places[begin] + ", before it " + last);
                }
                last = places[end - 1];
                count += end - begin;
            }
        }
        return count;
    }

    private static long key(short[] samples, int at) {
        long key = 0;
        for (int i = 0; i < KEY_SAMPLES; i++) {
            key = (key ^ samples[at + i]) * 0x9E37_79B9_7F4A_7C15L;
            key ^= key >>> 29;
        }
        return key;
    }
}
