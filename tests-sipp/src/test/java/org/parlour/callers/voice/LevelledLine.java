package org.parlour.callers.voice;

import java.util.ArrayList;
import java.util.List;
import org.parlour.mixer.g711.Law;
import org.parlour.mixer.level.Levelling;
import org.parlour.mixer.measure.Loudness;
import org.parlour.mixer.resample.Resampling;
import org.parlour.mixer.rig.RtpStream;
import org.parlour.mixer.rig.Sounds;

/**
 * One caller of a wanted loudness in a room, 20 dB above the noise of the line: a pause, a talk, a pause, the talk once
 * more, a pause. By A-law; packets come on time.
 */
final class LevelledLine {
    static final double NOISE_BELOW_DECIBELS = 20;

    private static final int NARROW_HZ = 8_000;
    private static final double FIRST_PAUSE_SECONDS = 2;
    private static final double PAUSE_SECONDS = 3;
    private static final double FIRST_WORDS_SECONDS = 2;
    // What a caller's last sound needs to die away, and what the buffers keep.
    private static final double AFTERMATH_SECONDS = 0.5;
    private static final int PACKET = 160;
    private static final long FRAME_NANOS = 20_000_000L;
    // So many seconds of what was heard tell how loud it is now.
    private static final double WINDOW_SECONDS = 1;
    private static final double STEP_SECONDS = 0.25;

    private final double talkSeconds;
    private final double floorDecibels;
    private final short[] line;
    private final short[] heard;
    private final short[] levelledAlone;

    LevelledLine(Talk talk, double lufs, long seed) {
        talkSeconds = talk.seconds();
        short[] spoken = Loud.atLufs(talk.samples(), lufs, NARROW_HZ);
        short[] pause = new short[(int) (PAUSE_SECONDS * NARROW_HZ)];
        short[] said = Loud.joined(new short[(int) (FIRST_PAUSE_SECONDS * NARROW_HZ)], spoken, pause, spoken, pause);
        double noise = Sounds.decibels(spoken, 0, spoken.length) - NOISE_BELOW_DECIBELS;
        line = Loud.sum(said, Loud.whiteNoise(seed, said.length, noise));
        short[] wide = Resampling.whole(throughLaw(line), NARROW_HZ, RoomLine.RATE_HZ);
        floorDecibels = Sounds.decibels(wide, RoomLine.RATE_HZ / 2, (int) (FIRST_PAUSE_SECONDS * RoomLine.RATE_HZ));
        heard = inRoom(line);
        levelledAlone = levelled(wide);
    }

    private static short[] throughLaw(short[] samples) {
        short[] through = new short[samples.length];
        for (int i = 0; i < samples.length; i++) {
            through[i] = Law.A.expand(Law.A.compress(samples[i]));
        }
        return through;
    }

    private static short[] inRoom(short[] line) {
        RoomLine room = new RoomLine(true);
        RtpStream stream = new RtpStream(Law.A, line);
        for (int i = 0; i < line.length / PACKET; i++) {
            long nowNanos = 10_000_000_000L + i * FRAME_NANOS;
            room.arrived(stream.next(PACKET), nowNanos);
            room.tick(nowNanos + FRAME_NANOS / 2);
        }
        return room.heard();
    }

    private static short[] levelled(short[] samples) {
        short[] levelled = samples.clone();
        Levelling levelling = new Levelling();
        for (int at = 0; at + Levelling.FRAME <= levelled.length; at += Levelling.FRAME) {
            levelling.level(levelled, at, true);
        }
        return levelled;
    }

    double cameLufs() {
        return Loudness.integrated(
                line, (int) (FIRST_PAUSE_SECONDS * NARROW_HZ), (int) (firstEnd() * NARROW_HZ), NARROW_HZ);
    }

    /** Between 2 s and 4 s after the first word. */
    double soonLufs() {
        double from = FIRST_PAUSE_SECONDS + FIRST_WORDS_SECONDS;
        return lufs(from, from + 2);
    }

    /** From 2 s after the first word on. */
    double landedLufs() {
        return lufs(FIRST_PAUSE_SECONDS + FIRST_WORDS_SECONDS, firstEnd());
    }

    double againLufs() {
        return lufs(firstEnd() + PAUSE_SECONDS, secondEnd());
    }

    private double firstEnd() {
        return FIRST_PAUSE_SECONDS + talkSeconds;
    }

    private double secondEnd() {
        return firstEnd() + PAUSE_SECONDS + talkSeconds;
    }

    private double lufs(double fromSeconds, double toSeconds) {
        return Loudness.integrated(
                heard, (int) (fromSeconds * RoomLine.RATE_HZ), (int) (toSeconds * RoomLine.RATE_HZ), RoomLine.RATE_HZ);
    }

    /** By how much the loudest tenth of a second of any pause is louder in the room than the line's noise was. */
    double pauseRiseDecibels() {
        return Math.max(
                loudestTenth(heard, AFTERMATH_SECONDS, FIRST_PAUSE_SECONDS),
                Math.max(
                        loudestTenth(heard, firstEnd() + AFTERMATH_SECONDS, firstEnd() + PAUSE_SECONDS),
                        loudestTenth(heard, secondEnd() + AFTERMATH_SECONDS, secondEnd() + PAUSE_SECONDS)));
    }

    private double loudestTenth(short[] samples, double fromSeconds, double toSeconds) {
        double most = Double.NEGATIVE_INFINITY;
        int step = RoomLine.RATE_HZ / 10;
        int to = Math.min(samples.length, (int) (toSeconds * RoomLine.RATE_HZ));
        for (int at = (int) (fromSeconds * RoomLine.RATE_HZ); at + step <= to; at += step) {
            most = Math.max(most, Sounds.decibels(samples, at, at + step));
        }
        return most - floorDecibels;
    }

    /** The same if nothing but levelling were done, and nobody left the pauses out: the whole pause between the talks. */
    double pauseRiseOfLevellingDecibels() {
        return Sounds.decibels(levelledAlone, (int) ((firstEnd() + AFTERMATH_SECONDS) * RoomLine.RATE_HZ), (int)
                        ((firstEnd() + PAUSE_SECONDS) * RoomLine.RATE_HZ))
                - floorDecibels;
    }

    double peakDecibels() {
        int peak = 1;
        for (short sample : heard) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return 20 * Math.log10(peak / 32_768.0);
    }

    /** How loud the last second was, from the first word on. */
    List<Chart.Point> overTime(double seconds) {
        List<Chart.Point> points = new ArrayList<>();
        for (double at = WINDOW_SECONDS; at <= seconds; at += STEP_SECONDS) {
            double end = FIRST_PAUSE_SECONDS + at;
            points.add(new Chart.Point(at, lufs(end - WINDOW_SECONDS, end)));
        }
        return points;
    }
}
