package org.parlour.callers.firewall;

import java.util.List;
import java.util.stream.Collectors;
import org.parlour.callers.measure.Machine;

/** docs/measurements/firewall.md. */
record FirewallPage(
        List<Piece> pieces,
        List<Ring> rings,
        List<Said> said,
        List<Back> backs,
        double microsPerFrame,
        double microsPerSilentFrame) {
    /**
     * A piece of music.
     *
     * @param starts how many seconds of it something began at
     * @param knownMillis of those that were known, sorted
     * @param open how much of it was let through after it was known first
     */
    record Piece(String name, boolean judges, int starts, List<Integer> knownMillis, double open) {}

    record Ring(String country, int times, List<Integer> knownMillis) {}

    /** Somebody who speaks; the minutes in which they were kept out, and for how long. */
    record Said(String language, boolean judges, double minutes, int minutesGated, double secondsGated) {}

    /** Somebody who comes back after music and a pause. */
    record Back(int pauseMillis, int times, List<Integer> openMillis) {}

    String text() {
        return head() + music() + ringBack() + speech() + returns();
    }

    private String head() {
        return """
            # Music and tones instead of people

            Made by `./measure firewall` on %s, through G.711. What the ear (`mixer.hold`) says of recorded music
            (Debian's `%s`), of ring-back as ITU-T E.180 describes it, and of recorded prompts
            (`asterisk-core-sounds-*-wav`), which lie one behind the other without a pause added.

            *Fitted* is what the ear's weights were found with, *judged* what they never saw: a file belongs to one of the two by
            the last bit of the CRC-32 of its name and the seed %d. Besides, the weights were fitted to music of two games
            (`extremetuxracer-data`, `frozen-bubble-data`), to speech of `asterisk-prompt-es-co`, `asterisk-prompt-fr-armelle`,
            `asterisk-prompt-it-menardi-wav` and `ktuberling-data`, to the house's prompts, and to all of that with noise, hum,
            babble, a television, an echoing room, faster and slower. How much evidence is enough was chosen with all of them in
            view.

            A frame of 20 ms costs %.1f µs while somebody speaks, %.2f µs on a silent line.

            """.formatted(
                Machine.line(), Recordings.MUSIC_PACKAGE, Recordings.SEED, microsPerFrame, microsPerSilentFrame);
    }

    private String music() {
        return """
            ## Music

            From each second of a piece on, as if it began there: known within 3 s, and after how long. *Open* is how much of the
            whole piece was let through once it had been known.

            | piece | | known | median | open |
            |---|---|---:|---:|---:|
            %s| all | judged | %s | | |
            | all | | %s | | |

            """.formatted(
                        pieces.stream()
                                .map(piece -> "| %s | %s | %s | %s | %.1f %% |%n"
                                        .formatted(
                                                piece.name().replace(".wav", ""),
                                                half(piece.judges()),
                                                share(piece.knownMillis().size(), piece.starts()),
                                                median(piece.knownMillis()),
                                                100 * piece.open()))
                                .collect(Collectors.joining()),
                        known(pieces.stream().filter(Piece::judges).toList()),
                        known(pieces));
    }

    private static String known(List<Piece> pieces) {
        return share(
                pieces.stream().mapToInt(piece -> piece.knownMillis().size()).sum(),
                pieces.stream().mapToInt(Piece::starts).sum());
    }

    private String ringBack() {
        return """
            ## Ring-back

            At three levels, with noise 40, 30 and 24 dB below.

            | country | known within 3 s | median |
            |---|---:|---:|
            %s
            """.formatted(rings.stream()
                .map(ring -> "| %s | %s | %s |%n"
                        .formatted(
                                ring.country(),
                                share(ring.knownMillis().size(), ring.times()),
                                median(ring.knownMillis())))
                .collect(Collectors.joining()));
    }

    private String speech() {
        double minutes = said.stream().mapToDouble(Said::minutes).sum();
        int gated = said.stream().mapToInt(Said::minutesGated).sum();
        return """
            ## Speech

            | language | | minutes | minutes with a gate | seconds gated |
            |---|---|---:|---:|---:|
            %s| all | | %.1f | %d (%.2f %%) | |

            """.formatted(
                        said.stream()
                                .map(one -> "| %s | %s | %.1f | %d | %.1f |%n"
                                        .formatted(
                                                one.language(),
                                                half(one.judges()),
                                                one.minutes(),
                                                one.minutesGated(),
                                                one.secondsGated()))
                                .collect(Collectors.joining()),
                        minutes,
                        gated,
                        100 * gated / Math.max(1, minutes));
    }

    private String returns() {
        return """
            ## Who comes back

            Ten seconds of music, a pause, then somebody speaks: how long until they are heard.

            | pause | heard within 3 s | median | longest |
            |---:|---:|---:|---:|
            %s\
            """.formatted(backs.stream()
                .map(back -> "| %d ms | %s | %s | %s |%n"
                        .formatted(
                                back.pauseMillis(),
                                share(back.openMillis().size(), back.times()),
                                median(back.openMillis()),
                                back.openMillis().isEmpty()
                                        ? ""
                                        : back.openMillis().getLast() + " ms"))
                .collect(Collectors.joining()));
    }

    private static String half(boolean judges) {
        return judges ? "judged" : "fitted";
    }

    private static String share(int part, int whole) {
        return "%d of %d (%.1f %%)".formatted(part, whole, 100.0 * part / Math.max(1, whole));
    }

    private static String median(List<Integer> sorted) {
        return sorted.isEmpty() ? "" : sorted.get(sorted.size() / 2) + " ms";
    }
}
