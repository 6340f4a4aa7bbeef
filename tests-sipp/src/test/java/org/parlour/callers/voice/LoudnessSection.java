package org.parlour.callers.voice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.parlour.callers.measure.Machine;
import org.parlour.callers.voice.Chart.Line;
import org.parlour.callers.voice.Chart.Panel;
import org.parlour.callers.voice.Chart.Point;
import org.parlour.callers.voice.Chart.Scale;

/** How loud every caller is in a room, what is left of the noise behind them, and what that costs. */
final class LoudnessSection {
    private static final List<Integer> LUFS = List.of(-45, -40, -35, -30, -25, -20, -15, -10);
    private static final List<Integer> SHOWN_LUFS = List.of(-45, -35, -20, -10);
    private static final List<Integer> RATIOS = List.of(0, 5, 10, 15, 20);
    private static final int TARGET_LUFS = -20;
    private static final double TOLERANCE_LU = 1.5;
    private static final double SHOWN_SECONDS = 12;
    // No test uses them.
    private static final long LINE_SEED = 6_001;
    private static final long BACKDROP_SEED = 6_101;
    private static final double MOST_NOISE_MICROS = 21;

    private record Landed(int lufs, List<LevelledLine> lines) {
        Spread of(ToDoubleFunction<LevelledLine> figure) {
            return Spread.of(lines.stream().map(figure::applyAsDouble).toList());
        }
    }

    private record Noise(Backdrop backdrop, int ratio, List<NoisyLine> lines) {
        double mean(ToDoubleFunction<NoisyLine> figure) {
            return Spread.of(lines.stream().map(figure::applyAsDouble).toList()).mean();
        }
    }

    private final List<Landed> landed = new ArrayList<>();
    private final List<Noise> noises = new ArrayList<>();
    private final List<CleaningPrice.Price> prices;
    private final int languages;

    private LoudnessSection(List<Talk> narrow, List<Talk> wide, int rounds) {
        languages = narrow.size();
        for (int lufs : LUFS) {
            List<LevelledLine> lines = new ArrayList<>();
            for (int i = 0; i < narrow.size(); i++) {
                lines.add(new LevelledLine(narrow.get(i), lufs, LINE_SEED + i));
            }
            landed.add(new Landed(lufs, lines));
        }
        for (Backdrop backdrop : Backdrop.values()) {
            for (int ratio : RATIOS) {
                List<NoisyLine> lines = new ArrayList<>();
                for (int i = 0; i < wide.size(); i++) {
                    lines.add(new NoisyLine(wide.get(i), backdrop, ratio, BACKDROP_SEED + i, wide));
                }
                noises.add(new Noise(backdrop, ratio, lines));
            }
        }
        short[] talk = wide.getFirst().samples();
        prices = new CleaningPrice(talk, Arrays.copyOf(wide.getLast().samples(), talk.length), rounds).prices();
    }

    /** @param rounds in which the price is taken */
    static Section measured(List<Talk> narrow, List<Talk> wide, int rounds) {
        LoudnessSection section = new LoudnessSection(narrow, wide, rounds);
        return new Section(
                "loudness",
                section.text(),
                List.of(new Section.Picture(
                        "voice-loudness.svg", Chart.svg("Loudness and noise, recorded speech", 2, section.panels()))));
    }

    private String text() {
        return """
            ## Loudness before and after

            Measured on %s. A caller speaks by A-law into a room with all that is done to a voice (`mixer.room`: order, gate,
            high-pass, echo, noise, level); a second telephone hears the room by G.722, and what it is sent is measured by
            BS.1770. Each of %d languages says 20 s, pauses for 3 s and says them again, as loud as the first column says,
            with white noise %d dB below (seeds %d to %d). *Rise of the pauses* is by how much the loudest tenth of a second of
            any pause is louder in the room than the line's own noise was; as nobody speaks then, most of them are silence. The
            last column has no gate and no noise suppression: levelling alone, the whole pause. Asked for: %d ± %.1f LUFS from
            2 s after the first word on, pauses at most 3 dB louder, no clipping. `±` is the standard deviation over languages.

            ![Loudness before and after; noise](voice-loudness.svg)

            | came with | 2 to 4 s after the first word | from 2 s on | furthest off | the second time | loudest peak | rise of the pauses, worst | by levelling alone, worst |
            |---:|---:|---:|---:|---:|---:|---:|---:|
            %s
            %s

            ## Noise

            Sentences at 16 kHz (out of G.722) before four backgrounds, through high-pass and noise suppression. *Taken* is by
            how much the pauses became softer; *understood* is ESTOI before and after, against the voice alone; the last column
            says how much louder the voice is measured than without any background. Means over %d languages (seeds %d to %d).

            | background | so far below the voice | taken | understood before | after | voice |
            |---|---:|---:|---:|---:|---:|
            %s

            ## What cleaning costs

            CPU time of one thread for 10 ms of one voice, %d voices in turn, the median and the least of the rounds of one run.
            Ratios are by the first row, for machines are not alike. For noise suppression at most %.0f µs were asked for. Only who
            may be heard is cleaned; echo is looked for only in what comes while something is played.

            | stage | µs for 10 ms | least | ratio |
            |---|---:|---:|---:|
            %s
            """.formatted(
                        Machine.line(),
                        languages,
                        (int) LevelledLine.NOISE_BELOW_DECIBELS,
                        LINE_SEED,
                        LINE_SEED + languages - 1,
                        TARGET_LUFS,
                        TOLERANCE_LU,
                        landed.stream().map(LoudnessSection::row).collect(Collectors.joining("\n")),
                        verdict(),
                        languages,
                        BACKDROP_SEED,
                        BACKDROP_SEED + languages - 1,
                        noises.stream().map(LoudnessSection::row).collect(Collectors.joining("\n")),
                        CleaningPrice.VOICES,
                        MOST_NOISE_MICROS,
                        prices.stream().map(this::row).collect(Collectors.joining("\n")));
    }

    private static String row(Landed at) {
        Spread whole = at.of(LevelledLine::landedLufs);
        double furthest = Math.abs(whole.least() - TARGET_LUFS) > Math.abs(whole.most() - TARGET_LUFS)
                ? whole.least()
                : whole.most();
        return String.format(
                Locale.ROOT,
                "| %.1f LUFS | %.1f ± %.1f | %.1f ± %.1f | %.1f | %.1f ± %.1f | %.1f dBFS | %s | %+.1f dB |",
                at.of(LevelledLine::cameLufs).mean(),
                at.of(LevelledLine::soonLufs).mean(),
                at.of(LevelledLine::soonLufs).deviation(),
                whole.mean(),
                whole.deviation(),
                furthest,
                at.of(LevelledLine::againLufs).mean(),
                at.of(LevelledLine::againLufs).deviation(),
                at.of(LevelledLine::peakDecibels).most(),
                rise(at.of(LevelledLine::pauseRiseDecibels).most()),
                at.of(LevelledLine::pauseRiseOfLevellingDecibels).most());
    }

    private static String rise(double decibels) {
        return decibels < -100 ? "silent" : String.format(Locale.ROOT, "%+.1f dB", decibels);
    }

    private String verdict() {
        List<Double> whole = landed.stream()
                .flatMap(at -> at.lines().stream().map(LevelledLine::landedLufs))
                .toList();
        long landedWell = whole.stream()
                .filter(lufs -> Math.abs(lufs - TARGET_LUFS) <= TOLERANCE_LU)
                .count();
        long soon = landed.stream()
                .flatMap(at -> at.lines().stream().map(LevelledLine::soonLufs))
                .filter(lufs -> Math.abs(lufs - TARGET_LUFS) <= TOLERANCE_LU)
                .count();
        return "%n%d of %d voices land within %.1f LU of %d LUFS from 2 s on; %d are there between 2 and 4 s already."
                .formatted(landedWell, whole.size(), TOLERANCE_LU, TARGET_LUFS, soon);
    }

    private static String row(Noise noise) {
        return String.format(
                Locale.ROOT,
                "| %s | %d dB | %.1f dB | %.3f | %.3f | %+.1f LU |",
                noise.backdrop().words(),
                noise.ratio(),
                noise.mean(NoisyLine::takenDecibels),
                noise.mean(NoisyLine::understoodBefore),
                noise.mean(NoisyLine::understood),
                noise.mean(NoisyLine::changedLu));
    }

    private String row(CleaningPrice.Price price) {
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.1f |",
                price.stage(),
                price.micros(),
                price.leastMicros(),
                price.micros() / prices.getFirst().micros());
    }

    private List<Panel> panels() {
        List<Double> bounds = List.of(TARGET_LUFS - TOLERANCE_LU, TARGET_LUFS + TOLERANCE_LU);
        Scale lufs = new Scale("LUFS in the room", -50, -10, 8);
        return List.of(
                new Panel(
                        "Before and after; dashed: what was asked for",
                        new Scale("LUFS on the line", -45, -10, 7),
                        lufs,
                        List.of(
                                line("as it came", LevelledLine::cameLufs),
                                line("2 to 4 s after the first word", LevelledLine::soonLufs),
                                line("from 2 s on", LevelledLine::landedLufs),
                                line("the second time", LevelledLine::againLufs)),
                        bounds),
                new Panel(
                        "The last second, from the first word on",
                        new Scale("seconds", 0, SHOWN_SECONDS, 6),
                        lufs,
                        landed.stream()
                                .filter(at -> SHOWN_LUFS.contains(at.lufs()))
                                .map(at -> new Line("came with %d LUFS".formatted(at.lufs()), overTime(at)))
                                .toList(),
                        bounds),
                new Panel(
                        "Noise taken from the pauses",
                        new Scale("dB that it lies below the voice", 0, 20, 4),
                        new Scale("dB taken", 0, 25, 5),
                        Arrays.stream(Backdrop.values())
                                .map(one -> line(one, one.words(), NoisyLine::takenDecibels))
                                .toList(),
                        List.of()),
                new Panel(
                        "What is understood",
                        new Scale("dB that it lies below the voice", 0, 20, 4),
                        new Scale("ESTOI", 0.2, 1, 8),
                        List.of(
                                line(Backdrop.WHITE, "white noise, before", NoisyLine::understoodBefore),
                                line(Backdrop.WHITE, "white noise, after", NoisyLine::understood),
                                line(Backdrop.CROWD, "a crowd, before", NoisyLine::understoodBefore),
                                line(Backdrop.CROWD, "a crowd, after", NoisyLine::understood)),
                        List.of()));
    }

    private Line line(String title, ToDoubleFunction<LevelledLine> figure) {
        return new Line(
                title,
                landed.stream()
                        .map(at -> new Point(at.lufs(), at.of(figure).mean()))
                        .toList());
    }

    private Line line(Backdrop backdrop, String title, ToDoubleFunction<NoisyLine> figure) {
        return new Line(
                title,
                noises.stream()
                        .filter(noise -> noise.backdrop() == backdrop)
                        .map(noise -> new Point(noise.ratio(), noise.mean(figure)))
                        .toList());
    }

    private static List<Point> overTime(Landed at) {
        List<List<Point>> all =
                at.lines().stream().map(line -> line.overTime(SHOWN_SECONDS)).toList();
        List<Point> means = new ArrayList<>();
        for (int i = 0; i < all.getFirst().size(); i++) {
            int place = i;
            double mean = all.stream()
                    .mapToDouble(points -> points.get(place).up())
                    .filter(Double::isFinite)
                    .average()
                    .orElse(Double.NaN);
            means.add(new Point(all.getFirst().get(i).across(), mean));
        }
        return means;
    }
}
