package org.parlour.dialplan.plan;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What somebody may have meant: the name with the fewest letters changed, left out, put in or swapped. */
final class Nearest {
    private static final int LONGEST_COMPARED = 64;

    private Nearest() {}

    /** {@code did you mean "tls"?}, or nothing where no name is near. */
    static String advice(String written, Collection<String> names) {
        return among(written, names)
                .map(name -> "did you mean \"" + name + "\"?")
                .orElse("");
    }

    static Optional<String> among(String written, Collection<String> names) {
        if (written.isEmpty() || written.length() > LONGEST_COMPARED) {
            return Optional.empty();
        }
        String small = written.toLowerCase(Locale.ROOT);
        int most = small.length() <= 3 ? 1 : small.length() <= 6 ? 2 : 3;
        return names.stream()
                .flatMap(name -> Stream.of(new Candidate(name, distance(small, name.toLowerCase(Locale.ROOT)))))
                .filter(candidate -> candidate.distance <= most
                        && candidate.distance < Math.max(small.length(), candidate.name.length()))
                .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .map(Candidate::name);
    }

    private record Candidate(String name, int distance) {}

    /** Optimal string alignment: insertions, deletions, changes, and swaps of neighbours, each costs one. */
    static int distance(String one, String other) {
        int[] beforeLast = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[other.length()];
    }
}
