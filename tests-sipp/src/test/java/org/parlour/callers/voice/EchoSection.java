package org.parlour.callers.voice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.parlour.callers.measure.Machine;
import org.parlour.callers.voice.Chart.Line;
import org.parlour.callers.voice.Chart.Panel;
import org.parlour.callers.voice.Chart.Point;
import org.parlour.callers.voice.Chart.Scale;
import org.parlour.mixer.echo.EchoTrial;
import org.parlour.mixer.echo.EchoTrial.Heard;

/** How much softer an echo is made, and how soon: in rooms and behind hybrids that nothing was tuned on. */
final class EchoSection {
    // No test uses them.
    private static final long FIRST_ROOM_SEED = 7_001;
    private static final long FIRST_HYBRID_SEED = 7_101;
    private static final int HYBRIDS = 10;
    private static final List<Integer> RETURN_LOSSES = List.of(6, 12, 20);
    private static final List<Integer> DELAYS = List.of(0, 50, 100, 150, 200, 250, 300, 350, 400);
    private static final int DELAYED_ROOMS = 10;
    private static final List<Double> CLIPS = List.of(1.0, 0.2, 0.1);
    private static final double CLIPPED = 0.2;
    private static final double ASKED_DECIBELS = 25;
    private static final double ALONE_SECONDS = 9;
    private static final double BOTH_SECONDS = 15;
    private static final double MOVED_SECONDS = 18;
    private static final double GLIDE_SECONDS = 5;
    private static final int RATE_HZ = 16_000;

    private record Room(long seed, double clip, String about, Heard both, Heard moved, Heard glided) {}

    /** Some lines of which one thing is the same. */
    private record Same(double value, List<Heard> lines) {
        Spread of(ToDoubleFunction<Heard> figure) {
            return Spread.of(lines.stream().map(figure::applyAsDouble).toList());
        }
    }

    private final List<Talk> talks;
    private final List<Room> rooms = new ArrayList<>();
    private final List<Same> hybrids = new ArrayList<>();
    private final List<Same> delays = new ArrayList<>();
    private final List<Same> clips = new ArrayList<>();

    private EchoSection(List<Talk> talks, int roomCount) {
        this.talks = talks;
        List<EchoTrial> trials = new ArrayList<>();
        for (int i = 0; i < roomCount; i++) {
            trials.add(EchoTrial.room(FIRST_ROOM_SEED + i));
        }
        for (int i = 0; i < roomCount; i++) {
            double clip = i % 2 == 1 ? CLIPPED : 1;
            EchoTrial trial = trials.get(i).clippingAt(clip);
            rooms.add(new Room(
                    FIRST_ROOM_SEED + i,
                    clip,
                    trial.toString(),
                    trial.both(said(i, BOTH_SECONDS), said(i + 1, BOTH_SECONDS), ALONE_SECONDS, BOTH_SECONDS),
                    trial.moved(said(i, MOVED_SECONDS), ALONE_SECONDS, 0),
                    trial.moved(said(i, MOVED_SECONDS), ALONE_SECONDS, GLIDE_SECONDS)));
        }
        for (int loss : RETURN_LOSSES) {
            List<Heard> lines = new ArrayList<>();
            for (int i = 0; i < Math.min(HYBRIDS, roomCount); i++) {
                lines.add(EchoTrial.hybrid(FIRST_HYBRID_SEED + i, loss)
                        .both(said(i, BOTH_SECONDS), said(i + 1, BOTH_SECONDS), ALONE_SECONDS, BOTH_SECONDS));
            }
            hybrids.add(new Same(loss, lines));
        }
        for (double clip : CLIPS) {
            clips.add(same(clip, trials, trial -> trial.clippingAt(clip)));
        }
        for (int delay : DELAYS) {
            delays.add(same(delay, trials.subList(0, Math.min(DELAYED_ROOMS, roomCount)), trial -> trial.clippingAt(1)
                    .late(delay)));
        }
    }

    private interface Change {
        EchoTrial of(EchoTrial trial);
    }

    private Same same(double value, List<EchoTrial> trials, Change change) {
        List<Heard> lines = new ArrayList<>();
        for (int i = 0; i < trials.size(); i++) {
            lines.add(change.of(trials.get(i)).alone(said(i, ALONE_SECONDS)));
        }
        return new Same(value, lines);
    }

    /** Another one for each line: another language, another sentence. */
    private short[] said(int line, double seconds) {
        short[] samples = talks.get(line % talks.size()).samples();
        short[] said = new short[(int) (seconds * RATE_HZ)];
        int from = line / talks.size() * 2 * RATE_HZ;
        for (int i = 0; i < said.length; i++) {
            said[i] = samples[(from + i) % samples.length];
        }
        return said;
    }

    static Section measured(List<Talk> wide, int rooms) {
        EchoSection section = new EchoSection(wide, rooms);
        return new Section(
                "echo",
                section.text(),
                List.of(new Section.Picture(
                        "voice-echo.svg", Chart.svg("Echo return over time, recorded speech", 2, section.panels()))));
    }

    private String text() {
        return """
            ## Echo return over time

            Measured on %s. A telephone returns what it is played: by a room (image method; a loudspeaker and a microphone on a table,
            8 to 40 cm from each other, reverberation 0.2 to 0.6 s) or by a hybrid (a dispersive answer of 16 ms as in G.168). The
            way there and back is A-law or µ-law, the delay 20 to 400 ms; every other loudspeaker clips at %.1f of the loudest
            sample. The doctor speaks for %.0f s, then the caller too until %.0f s; in another call the telephone is put elsewhere
            after %.0f s, at once or in the course of %.0f s (one response fades into the other). *Enhancement* (ERLE) is by how
            much what came up is made softer, noise of the line included, where nobody but the doctor speaks. Rooms: seeds %d to
            %d; hybrids: seeds %d to %d. Asked for: %.0f dB within two seconds, and a caller who speaks too at most 6 dB softer.

            ![Echo return over time](voice-echo.svg)

            %s

            | | median | worst | below %.0f dB |
            |---|---:|---:|---:|
            %s

            | seed | room, reverberation, distance | echo below | late | noise | clips at | to %.0f dB | 0–1 s | 1–2 s | 2–4 s | 4–9 s | both speak: caller softer | put elsewhere: to %.0f dB | 2.5–9 s after | in the course of %.0f s: meanwhile | after |
            |---|---|---|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
            %s

            Hybrids, %d of each, at −75 dBFS of noise. *Left* is what the room hears of echo and noise between 2 and 9 s.

            | echo below | to %.0f dB, median | worst | 0–1 s | 1–2 s | 2–9 s, median | worst | left, worst | both speak: caller softer, median | worst |
            |---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
            %s

            Loudspeakers that clip (all rooms), and how late the echo comes (%d of the rooms, no clipping); alone, 2 to 9 s.

            | | median | worst | to %.0f dB, median | worst | delay found |
            |---|---:|---:|---:|---:|---|
            %s
            """.formatted(
                        Machine.line(),
                        CLIPPED,
                        ALONE_SECONDS,
                        BOTH_SECONDS,
                        ALONE_SECONDS,
                        GLIDE_SECONDS,
                        FIRST_ROOM_SEED,
                        FIRST_ROOM_SEED + rooms.size() - 1,
                        FIRST_HYBRID_SEED,
                        FIRST_HYBRID_SEED + hybrids.getFirst().lines().size() - 1,
                        ASKED_DECIBELS,
                        verdict(),
                        ASKED_DECIBELS,
                        summary(),
                        ASKED_DECIBELS,
                        ASKED_DECIBELS,
                        GLIDE_SECONDS,
                        rooms.stream().map(EchoSection::row).collect(Collectors.joining("\n")),
                        hybrids.getFirst().lines().size(),
                        ASKED_DECIBELS,
                        hybrids.stream().map(EchoSection::hybridRow).collect(Collectors.joining("\n")),
                        delays.getFirst().lines().size(),
                        ASKED_DECIBELS,
                        sameRows());
    }

    private String verdict() {
        Spread alone = enhancement(Room::both, 2, ALONE_SECONDS);
        Spread both = Spread.of(rooms.stream().map(EchoSection::attenuation).toList());
        return String.format(
                Locale.ROOT,
                "%d of %d rooms have %.0f dB from 2 s on; in %d of %d the caller who speaks too is at most 6 dB"
                        + " softer.",
                rooms.size() - alone.countBelow(ASKED_DECIBELS),
                rooms.size(),
                ASKED_DECIBELS,
                both.countBelow(6),
                rooms.size());
    }

    private Spread enhancement(Function<Room, Heard> call, double from, double to) {
        return Spread.of(rooms.stream()
                .map(room -> call.apply(room).enhancementDecibels(from, to))
                .toList());
    }

    private static double attenuation(Room room) {
        return room.both().attenuationDecibels(ALONE_SECONDS, BOTH_SECONDS);
    }

    private String summary() {
        double settled = ALONE_SECONDS + 2.5;
        double glided = ALONE_SECONDS + GLIDE_SECONDS;
        Spread both = Spread.of(rooms.stream().map(EchoSection::attenuation).toList());
        return String.join(
                "\n",
                summaryRow("alone, 1 to 2 s", enhancement(Room::both, 1, 2)),
                summaryRow("alone, 2 to 4 s", enhancement(Room::both, 2, 4)),
                summaryRow("alone, 2 to 9 s", enhancement(Room::both, 2, ALONE_SECONDS)),
                summaryRow("put elsewhere, 2.5 to 9 s after", enhancement(Room::moved, settled, MOVED_SECONDS)),
                summaryRow("put elsewhere in 5 s, meanwhile", enhancement(Room::glided, ALONE_SECONDS, glided)),
                summaryRow("the same, after it", enhancement(Room::glided, glided, MOVED_SECONDS)),
                String.format(
                        Locale.ROOT,
                        "| both speak: caller softer | %.1f dB | %.1f dB | |",
                        both.median(),
                        both.most()));
    }

    private static String summaryRow(String what, Spread spread) {
        return String.format(
                Locale.ROOT,
                "| %s | %.1f dB | %.1f dB | %d of %d |",
                what,
                spread.median(),
                spread.least(),
                spread.countBelow(ASKED_DECIBELS),
                spread.count());
    }

    private static String row(Room room) {
        double settled = ALONE_SECONDS + 2.5;
        double glided = ALONE_SECONDS + GLIDE_SECONDS;
        return String.format(
                Locale.ROOT,
                "| %d | %s | %.1f | %s | %.1f | %.1f | %.1f | %.1f | %.1f dB | %s | %.1f | %.1f | %.1f |",
                room.seed(),
                room.about(),
                room.clip(),
                seconds(room.both().secondsTo(ASKED_DECIBELS, 0)),
                room.both().enhancementDecibels(0, 1),
                room.both().enhancementDecibels(1, 2),
                room.both().enhancementDecibels(2, 4),
                room.both().enhancementDecibels(4, ALONE_SECONDS),
                attenuation(room),
                seconds(room.moved().secondsTo(ASKED_DECIBELS, ALONE_SECONDS)),
                room.moved().enhancementDecibels(settled, MOVED_SECONDS),
                room.glided().enhancementDecibels(ALONE_SECONDS, glided),
                room.glided().enhancementDecibels(glided, MOVED_SECONDS));
    }

    private static String seconds(double seconds) {
        return Double.isNaN(seconds) ? "never" : String.format(Locale.ROOT, "%.1f s", seconds);
    }

    private static String hybridRow(Same hybrid) {
        Spread to = hybrid.of(line -> secondsOrLong(line));
        Spread settled = hybrid.of(line -> line.enhancementDecibels(2, ALONE_SECONDS));
        Spread both = hybrid.of(line -> line.attenuationDecibels(ALONE_SECONDS, BOTH_SECONDS));
        return String.format(
                Locale.ROOT,
                "| %.0f dB | %s | %s | %.1f | %.1f | %.1f | %.1f | %.1f dBFS | %.1f dB | %.1f dB |",
                hybrid.value(),
                longOrSeconds(to.median()),
                longOrSeconds(to.most()),
                hybrid.of(line -> line.enhancementDecibels(0, 1)).median(),
                hybrid.of(line -> line.enhancementDecibels(1, 2)).median(),
                settled.median(),
                settled.least(),
                hybrid.of(line -> line.leftDecibels(2, ALONE_SECONDS)).most(),
                both.median(),
                both.most());
    }

    /** Those that never come so far are the worst, not left out. */
    private static double secondsOrLong(Heard line) {
        double seconds = line.secondsTo(ASKED_DECIBELS, 0);
        return Double.isNaN(seconds) || seconds > ALONE_SECONDS ? Double.POSITIVE_INFINITY : seconds;
    }

    private static String longOrSeconds(double seconds) {
        return Double.isInfinite(seconds) ? "never" : seconds(seconds);
    }

    private String sameRows() {
        List<String> rows = new ArrayList<>();
        for (Same clip : clips) {
            rows.add(sameRow(clip.value() < 1 ? "clips at %.1f".formatted(clip.value()) : "does not clip", clip, ""));
        }
        for (Same delay : delays) {
            rows.add(sameRow(
                    "%.0f ms late".formatted(delay.value()),
                    delay,
                    delay.of(Heard::delayFoundMillis).reach(0) + " ms"));
        }
        return String.join("\n", rows);
    }

    private static String sameRow(String what, Same same, String found) {
        Spread settled = same.of(line -> line.enhancementDecibels(2, ALONE_SECONDS));
        Spread to = same.of(EchoSection::secondsOrLong);
        return String.format(
                Locale.ROOT,
                "| %s | %.1f dB | %.1f dB | %s | %s | %s |",
                what,
                settled.median(),
                settled.least(),
                longOrSeconds(to.median()),
                longOrSeconds(to.most()),
                found);
    }

    private List<Panel> panels() {
        Scale up = new Scale("dB softer", 0, 50, 5);
        List<Heard> both = rooms.stream().map(Room::both).toList();
        List<Heard> moved = rooms.stream().map(Room::moved).toList();
        List<Heard> glided = rooms.stream().map(Room::glided).toList();
        List<Line> behindHybrids = new ArrayList<>();
        for (Same hybrid : hybrids) {
            String below = "%.0f dB below".formatted(hybrid.value());
            behindHybrids.add(over(below + ", median", hybrid.lines(), 0.5, 0));
            behindHybrids.add(over(below + ", worst", hybrid.lines(), 0, 0));
        }
        return List.of(
                new Panel(
                        rooms.size() + " rooms, the doctor alone; dashed: what was asked for",
                        new Scale("seconds of the call", 0, ALONE_SECONDS, 9),
                        up,
                        List.of(
                                over("median", both, 0.5, 0),
                                over("worst quarter begins", both, 0.25, 0),
                                over("worst", both, 0, 0)),
                        List.of(ASKED_DECIBELS)),
                new Panel(
                        "The telephone is put elsewhere",
                        new Scale("seconds after it", 0, ALONE_SECONDS, 9),
                        up,
                        List.of(
                                over("at once, median", moved, 0.5, ALONE_SECONDS),
                                over("at once, worst", moved, 0, ALONE_SECONDS),
                                over("in 5 s, median", glided, 0.5, ALONE_SECONDS),
                                over("in 5 s, worst", glided, 0, ALONE_SECONDS)),
                        List.of(ASKED_DECIBELS)),
                new Panel(
                        "Hybrids",
                        new Scale("seconds of the call", 0, ALONE_SECONDS, 9),
                        up,
                        behindHybrids,
                        List.of(ASKED_DECIBELS)),
                new Panel(
                        "How late the echo comes",
                        new Scale("milliseconds", 0, 400, 8),
                        up,
                        List.of(
                                delayed("2 to 9 s, median", 2, ALONE_SECONDS, 0.5),
                                delayed("2 to 9 s, worst", 2, ALONE_SECONDS, 0),
                                delayed("1 to 2 s, median", 1, 2, 0.5)),
                        List.of(ASKED_DECIBELS)));
    }

    private Line delayed(String title, double from, double to, double part) {
        return new Line(
                title,
                delays.stream()
                        .map(delay -> new Point(
                                delay.value(),
                                delay.of(line -> line.enhancementDecibels(from, to))
                                        .quantile(part)))
                        .toList());
    }

    /** Over seconds, each by what lies around it. */
    private static Line over(String title, List<Heard> lines, double part, double fromSeconds) {
        List<Point> points = new ArrayList<>();
        for (double at = 0.25; at <= ALONE_SECONDS - 0.5; at += 0.25) {
            double from = fromSeconds + Math.max(0, at - 0.5);
            double to = fromSeconds + at + 0.5;
            Spread spread = Spread.of(lines.stream()
                    .map(line -> line.enhancementDecibels(from, to))
                    .toList());
            points.add(new Point(at, spread.quantile(part)));
        }
        return new Line(title, points);
    }
}
