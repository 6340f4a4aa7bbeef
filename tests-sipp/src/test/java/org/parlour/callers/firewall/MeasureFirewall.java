package org.parlour.callers.firewall;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.parlour.callers.firewall.FirewallPage.Back;
import org.parlour.callers.firewall.FirewallPage.Piece;
import org.parlour.callers.firewall.FirewallPage.Ring;
import org.parlour.callers.firewall.FirewallPage.Said;
import org.parlour.callers.firewall.Recordings.Recording;
import org.parlour.mixer.hold.HoldEar;
import org.parlour.mixer.rig.RingTone;
import org.parlour.wire.call.HoldReason;

/** {@code ./measure firewall}: what is gated of music and of speech, written to docs/measurements/firewall.md. */
public final class MeasureFirewall {
    private static final int SECOND = Recordings.RATE_HZ;
    private static final int MINUTE = 60 * SECOND;
    private static final int WITHIN_MILLIS = 3_000;
    private static final double AUDIBLE_DECIBELS = -50;
    private static final int[] LEVELS = {-10, -20, -30};
    private static final int[] NOISES_BELOW = {40, 30, 24};
    private static final int SEEDS = 5;
    private static final int BACKS = 30;
    private static final int TIMED_FRAMES = 20_000;

    private MeasureFirewall() {}

    public static void main(String[] arguments) throws IOException {
        String folder = System.getenv("PARLOUR_SPEECH");
        Recordings recordings = new Recordings(Path.of(folder == null ? "nowhere" : folder));
        List<Recording> music = recordings.music();
        List<Recording> speech = recordings.speech();
        if (music.isEmpty() || speech.isEmpty()) {
            System.err.println("Recordings are missing in PARLOUR_SPEECH (" + folder + "): Debian's packages "
                    + Recordings.MUSIC_PACKAGE + " and asterisk-core-sounds-*-wav, each in a folder of its name.");
            System.exit(1);
        }
        Files.writeString(Path.of(arguments[0]), measured(music, speech).text());
    }

    static FirewallPage measured(List<Recording> music, List<Recording> speech) {
        return new FirewallPage(
                music.stream().map(MeasureFirewall::piece).toList(),
                RingTone.all().stream().map(MeasureFirewall::ring).toList(),
                speech.stream().map(MeasureFirewall::said).toList(),
                IntStream.of(0, 500, 1_500)
                        .mapToObj(pause -> back(music, speech, pause))
                        .toList(),
                microsPerFrame(speech.getFirst().samples(), true),
                microsPerFrame(speech.getFirst().samples(), false));
    }

    /** From each second on, as if the line had just been put on hold there. */
    private static Piece piece(Recording music) {
        List<Integer> known = new ArrayList<>();
        int starts = 0;
        short[] samples = music.samples();
        for (int from = 0; from + WITHIN_MILLIS / 1_000 * SECOND <= samples.length; from += SECOND) {
            if (isAudible(samples, from)) {
                starts++;
                int millis = new ListeningLine().knowsAfter(samples, from, WITHIN_MILLIS);
                if (millis > 0) {
                    known.add(millis);
                }
            }
        }
        boolean[] out = new ListeningLine().keptOut(samples);
        int first =
                IntStream.range(0, out.length).filter(i -> out[i]).findFirst().orElse(out.length);
        long open = IntStream.range(first, out.length).filter(i -> !out[i]).count();
        return new Piece(
                music.name(), music.judges(), starts, sorted(known), open / (double) Math.max(1, out.length - first));
    }

    /** Who starts in a rest hears nothing that could be known. */
    private static boolean isAudible(short[] samples, int from) {
        double squares = 0;
        for (int i = from; i < from + SECOND / 2; i++) {
            squares += samples[i] * (double) samples[i];
        }
        return 10 * Math.log10(Math.max(1, squares / (SECOND / 2.0)) / (32_768.0 * 32_768)) > AUDIBLE_DECIBELS;
    }

    private static Ring ring(RingTone country) {
        List<Integer> known = new ArrayList<>();
        int times = 0;
        for (int level : LEVELS) {
            for (int below : NOISES_BELOW) {
                for (int seed = 1; seed <= SEEDS; seed++) {
                    times++;
                    short[] rings = country.samples(4, level, below, seed);
                    int millis = new ListeningLine().knowsAfter(rings, 0, WITHIN_MILLIS);
                    if (millis > 0) {
                        known.add(millis);
                    }
                }
            }
        }
        return new Ring(country.country(), times, sorted(known));
    }

    private static Said said(Recording speech) {
        boolean[] out = new ListeningLine().keptOut(speech.samples());
        int minutes = 0;
        int frames = MINUTE / ListeningLine.FRAME;
        for (int from = 0; from < out.length; from += frames) {
            int to = Math.min(out.length, from + frames);
            minutes += IntStream.range(from, to).anyMatch(i -> out[i]) ? 1 : 0;
        }
        long gated = IntStream.range(0, out.length).filter(i -> out[i]).count();
        return new Said(
                speech.name(),
                speech.judges(),
                speech.minutes(),
                minutes,
                gated * ListeningLine.FRAME_MILLIS / 1_000.0);
    }

    /** Music for ten seconds, a pause, then somebody. */
    private static Back back(List<Recording> music, List<Recording> speech, int pauseMillis) {
        List<Integer> known = new ArrayList<>();
        int times = 0;
        for (Recording piece : music) {
            for (int k = 0; k < BACKS; k++) {
                Recording voice = speech.get(k % speech.size());
                ListeningLine line = new ListeningLine();
                int from = (10 + 3 * k) * SECOND % Math.max(1, piece.samples().length - 10 * SECOND);
                HoldReason reason = HoldReason.NONE;
                short[] held = ListeningLine.part(piece.samples(), from, 10 * SECOND);
                for (int at = 0; at < held.length; at += ListeningLine.FRAME) {
                    reason = line.hears(held, at);
                }
                if (reason == HoldReason.NONE) {
                    continue;
                }
                times++;
                int millis = opensAfter(line, voice.samples(), pauseMillis, k);
                if (millis >= 0) {
                    known.add(millis);
                }
            }
        }
        return new Back(pauseMillis, times, sorted(known));
    }

    private static int opensAfter(ListeningLine line, short[] voice, int pauseMillis, int k) {
        short[] silence = new short[ListeningLine.FRAME];
        for (int i = 0; i < pauseMillis / ListeningLine.FRAME_MILLIS; i++) {
            line.hears(silence, 0);
        }
        int begin = (5 + 7 * k) * SECOND % Math.max(1, voice.length - 6 * SECOND);
        while (!isAudible(voice, begin)) {
            begin += ListeningLine.FRAME;
        }
        for (int i = 0; i < 150; i++) {
            if (line.hears(voice, begin + i * ListeningLine.FRAME) == HoldReason.NONE) {
                return (i + 1) * ListeningLine.FRAME_MILLIS;
            }
        }
        return -1;
    }

    private static double microsPerFrame(short[] samples, boolean sounding) {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            HoldEar ear = new HoldEar();
            int frames = Math.min(TIMED_FRAMES, samples.length / ListeningLine.FRAME);
            long began = System.nanoTime();
            for (int i = 0; i < frames; i++) {
                ear.hear(samples, i * ListeningLine.FRAME, ListeningLine.FRAME, sounding);
            }
            best = Math.min(best, (System.nanoTime() - began) / 1_000.0 / frames);
        }
        return best;
    }

    private static List<Integer> sorted(List<Integer> millis) {
        return millis.stream().sorted().toList();
    }
}
