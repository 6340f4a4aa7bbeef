package org.parlour.dialplan.speech;

import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every clip that the grammar can ask for, found by asking it for everything. */
public final class Catalogue {
    private static final String DIGITS = "0123456789";

    private Catalogue() {}

    /** The names of the clips of one language; each has a text and, at every speed, a sound. */
    public static NavigableSet<String> names(Language language) {
        NavigableSet<String> names = new TreeSet<>();
        clips(new Speech(language, Speed.NORMAL)).map(Piece.Clip::name).forEach(names::add);
        return names;
    }

    /** Where all clips of all languages lie below the shelf. */
    public static List<String> paths() {
        return Arrays.stream(Language.values())
                .flatMap(language -> Arrays.stream(Speed.values()).map(speed -> new Speech(language, speed)))
                .flatMap(Catalogue::clips)
                .map(Piece.Clip::path)
                .distinct()
                .sorted()
                .toList();
    }

    /** What is not on the shelf: asked at start, because a caller who meets a gap hears silence. */
    public static List<String> missing(Predicate<String> isOnShelf) {
        return paths().stream().filter(isOnShelf.negate()).toList();
    }

    private static Stream<Piece.Clip> clips(Speech speech) {
        return everySentence()
                .flatMap(sentence -> speech.pieces(sentence).stream())
                .filter(Piece.Clip.class::isInstance)
                .map(Piece.Clip.class::cast);
    }

    private static Stream<Sentence> everySentence() {
        return Stream.of(
                        Arrays.stream(Prompt.values()).map(Sentence::of),
                        // Each digit once before others, and once at the end.
                        DIGITS.chars().mapToObj(digit -> new Sentence.PinSlip(DIGITS + (char) digit)),
                        IntStream.rangeClosed(1, Sentence.MOST_COUNTED + 1).mapToObj(Sentence.OthersHere::new),
                        IntStream.rangeClosed(1, Sentence.MOST_COUNTED + 1).mapToObj(Sentence.OthersAtBrowsers::new),
                        IntStream.rangeClosed(1, Sentence.MOST_COUNTED + 1).mapToObj(Sentence.OthersOnPhones::new),
                        IntStream.rangeClosed(1, Sentence.MOST_COUNTED).mapToObj(Sentence.ClosesIn::new))
                .flatMap(sentences -> sentences);
    }
}
