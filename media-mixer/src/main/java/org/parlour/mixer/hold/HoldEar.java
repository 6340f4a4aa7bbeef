package org.parlour.mixer.hold;

import org.parlour.mixer.resample.Downsampler;
import org.parlour.wire.call.HoldReason;

/**
 * Listens to what one telephone sends, 20 ms at a time and before it is cleaned, and says whether it is music, ring-back
 * or another tone of the network, rather than somebody.
 *
 * <p>Evidence of two seconds is weighed ten times a second; tones need half a second. Who comes back is let in within a
 * second, and what was silent for a while is clear.
 */
public final class HoldEar {
    private static final int FRAME = SoundPicture.FRAME;
    private static final int WIDE_FRAME = 2 * FRAME;
    private static final int WEIGH_EVERY = 5;
    private static final int FEWEST_FRAMES = 50;
    private static final int SHORTLY_FRAMES = 40;
    // Quieter than any line that somebody listens to: nothing is looked at.
    private static final float FAINT_DECIBELS = -55;
    private static final int FORGET_FRAMES = 2 * SoundPicture.FRAMES_A_SECOND;
    private static final int MUSIC_ENDS_FRAMES = 3 * SoundPicture.FRAMES_A_SECOND;
    // The longest pauses between rings are 4 to 5 s.
    private static final int RINGING_ENDS_FRAMES = 325;
    // A rest so long in the music says nothing yet.
    private static final int REST_FRAMES = 15;
    private static final int NOT_A_TONE_FRAMES = 20;
    private static final int PICTURE_FRAMES = 4;

    // Ten times a second the odds of the last seconds are added up; nothing that sounds odd for a moment comes to much.
    private static final float STEP_MOST = 3;
    private static final float DOUBT = 0.5f;
    private static final float MUSIC_AT = 20;
    private static final float LEAST = -6;
    private static final float SPEECH_AT = -7.5f;

    private final SoundPicture picture = new SoundPicture();
    private final LastSeconds seconds = new LastSeconds();
    private final SteadyTones tones = new SteadyTones();
    private final Downsampler downsampler = new Downsampler();
    private final short[] narrow = new short[FRAME];

    private HoldReason heard = HoldReason.NONE;
    private int silentFrames = FORGET_FRAMES;
    private int framesToWeigh = WEIGH_EVERY;
    private float evidence;
    private float someone;

    /**
     * The next 20 ms.
     *
     * @param count 160 at 8 kHz, or 320 at 16
     * @param sounding whether anything stands out of the line's own noise, in this frame or a moment ago
     * @return what is heard on the line now
     */
    public HoldReason hear(short[] samples, int from, int count, boolean sounding) {
        if (count != FRAME && count != WIDE_FRAME) {
            return heard;
        }
        if (!sounding && silentFrames >= PICTURE_FRAMES) {
            silence();
            return heard;
        }
        boolean wide = count == WIDE_FRAME;
        if (wide) {
            downsampler.downsample(samples, from, FRAME, narrow, 0);
        }
        hear(wide ? narrow : samples, wide ? 0 : from, sounding);
        return heard;
    }

    /** What was heard is over, whatever it was. */
    public void forget() {
        heard = HoldReason.NONE;
        evidence = 0;
        someone = 0;
        seconds.forget();
        tones.forget();
        picture.forget();
    }

    private void hear(short[] samples, int from, boolean sounding) {
        float decibels = decibels(samples, from);
        if (!sounding || decibels < FAINT_DECIBELS) {
            picture.pass(samples, from);
            picture.forget();
            seconds.addPause(decibels);
            tones.pause();
            pass();
        } else {
            silentFrames = 0;
            picture.see(samples, from);
            tones.hear(picture, decibels);
            if (!tones.isAKey()) {
                seconds.add(picture, decibels, crossings(samples, from));
            }
            judgeTones();
        }
        weigh();
    }

    private void silence() {
        if (silentFrames < FORGET_FRAMES) {
            seconds.addPause(-127);
            tones.pause();
            weigh();
        }
        pass();
    }

    private void pass() {
        silentFrames++;
        int clearAfter =
                switch (heard) {
                    case NONE -> FORGET_FRAMES;
                    case MUSIC -> MUSIC_ENDS_FRAMES;
                    case RINGBACK, TONES, SIGNALLED -> RINGING_ENDS_FRAMES;
                };
        if (silentFrames == clearAfter) {
            forget();
        }
    }

    private void judgeTones() {
        HoldReason tone = tones.heard();
        if (tone != HoldReason.NONE && (heard != HoldReason.MUSIC || tones.prevails())) {
            heard = tone;
        } else if ((heard == HoldReason.RINGBACK || heard == HoldReason.TONES)
                && tones.otherFrames() >= NOT_A_TONE_FRAMES) {
            heard = HoldReason.NONE;
            evidence = Math.min(evidence, 0);
        }
    }

    private void weigh() {
        framesToWeigh--;
        if (framesToWeigh > 0 || seconds.frames() < FEWEST_FRAMES) {
            return;
        }
        framesToWeigh = WEIGH_EVERY;
        float music = MusicWeights.score(seconds.traits(seconds.frames()));
        evidence = Math.clamp(evidence + Math.clamp(music - DOUBT, -STEP_MOST, STEP_MOST), LEAST, MUSIC_AT);
        if (heard == HoldReason.NONE && evidence >= MUSIC_AT && !tones.prevails()) {
            heard = HoldReason.MUSIC;
            someone = 0;
        } else if (heard == HoldReason.MUSIC && silentFrames < REST_FRAMES) {
            float shortly = MusicWeights.score(seconds.traits(SHORTLY_FRAMES));
            someone = Math.min(0, someone + Math.clamp(shortly + DOUBT, -STEP_MOST, STEP_MOST));
            if (someone <= SPEECH_AT) {
                heard = HoldReason.NONE;
                evidence = LEAST;
            }
        }
    }

    private static float decibels(short[] samples, int from) {
        long squares = 0;
        for (int i = from; i < from + FRAME; i++) {
            squares += samples[i] * samples[i];
        }
        return (float) (10 * Math.log10(Math.max(1e-3, squares / (double) FRAME) / (32_768.0 * 32_768.0)));
    }

    private static int crossings(short[] samples, int from) {
        int count = 0;
        for (int i = from + 1; i < from + FRAME; i++) {
            count += (samples[i] ^ samples[i - 1]) < 0 ? 1 : 0;
        }
        return count;
    }
}
