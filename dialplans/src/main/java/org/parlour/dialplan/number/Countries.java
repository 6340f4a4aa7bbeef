package org.parlour.dialplan.number;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The countries whose numbers the house can read: all that have one way of dialling. A table of 240 lines does what a
 * library of half a megabyte would, and can say why; CountriesTest compares the two.
 */
public final class Countries {
    private static final Map<String, Country> ALL = read();

    private Countries() {}

    public static Optional<Country> of(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    public static Set<String> names() {
        return ALL.keySet();
    }

    private static Map<String, Country> read() {
        Map<String, Country> countries = new TreeMap<>();
        for (String line : text().lines().toList()) {
            if (!line.startsWith("#")) {
                Country country = country(line.split(" ", -1));
                countries.put(country.name(), country);
            }
        }
        return Map.copyOf(countries);
    }

    private static Country country(String[] words) {
        String[] lengths = words[4].split("-", -1);
        return new Country(
                words[0],
                words[1],
                orNothing(words[2]),
                orNothing(words[3]),
                Integer.parseInt(lengths[0]),
                Integer.parseInt(lengths[1]),
                Arrays.stream(words).skip(5).map(ZoneId::of).toList());
    }

    private static String orNothing(String word) {
        return word.equals("-") ? "" : word;
    }

    private static String text() {
        try (InputStream file = Countries.class.getResourceAsStream("countries.txt")) {
            if (file == null) {
                throw new IllegalStateException("the program lacks countries.txt");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException("countries.txt cannot be read", unreadable);
        }
    }
}
