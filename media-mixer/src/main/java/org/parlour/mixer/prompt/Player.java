package org.parlour.mixer.prompt;

import java.util.List;

/**
 * Plays one list of segments after the other, each under the number that its owner gave it, into what
 * a listener or a room hears. A list that is played to its end is told once; one that is stopped or
 * replaced fades within 8 ms and is never told.
 *
 * <p>Whoever owns the player advances it once a step, and then applies it to as many mixes as hear it.
 */
public final class Player {
    /** Told when no list was played to its end. */
    public static final int NOTHING = -1;

    private static final int FADE_SAMPLES = 128;

    private final short[] samples;
    private final short[] fadingSamples;
    private final Playhead now = new Playhead();
    private final Playhead fading = new Playhead();

    private int playing = NOTHING;
    private int playedOut = NOTHING;
    private boolean active;
    private boolean fades;
    private Manner manner = Manner.INSTEAD_OF_THE_ROOM;

    // Of the step that was advanced to.
    private boolean heard;
    private float roomGainBefore = 1;
    private float roomGain = 1;

    /** @param frameSamples how many samples at 16 kHz one step has */
    public Player(int frameSamples) {
        this.samples = new short[frameSamples];
        this.fadingSamples = new short[frameSamples];
    }

    /** Plays instead of the room. */
    public void play(int number, List<Segment> segments) {
        play(number, segments, Manner.INSTEAD_OF_THE_ROOM);
    }

    /** Plays from the next step on; what is played now fades. */
    public void play(int number, List<Segment> segments, Manner how) {
        if (number < 0) {
            throw new IllegalArgumentException("numbers are not negative: " + number);
        }
        stop();
        // The caller may go on using its list.
        now.begin(List.copyOf(segments));
        playing = number;
        manner = how;
        active = true;
    }

    /** Stops, within 8 ms. */
    public void stop() {
        if (active && now.hasBegun()) {
            fading.continueFrom(now);
            fades = true;
        }
        now.drop();
        active = false;
        playing = NOTHING;
    }

    /** Whether something is being played. */
    public boolean isPlaying() {
        return active;
    }

    /** Whether what is heard in this step differs from what it would be without this player. */
    public boolean isHeard() {
        return heard;
    }

    /** The next step. */
    public void advance() {
        roomGainBefore = roomGain;
        roomGain = active ? manner.roomGain() : 1;
        heard = active || fades || roomGainBefore != 1;
        if (!heard) {
            return;
        }
        now.read(samples);
        if (fades) {
            fading.read(fadingSamples);
            for (int i = 0; i < FADE_SAMPLES; i++) {
                int sum = samples[i] + fadingSamples[i] * (FADE_SAMPLES - i) / FADE_SAMPLES;
                samples[i] = (short) Math.clamp(sum, Short.MIN_VALUE, Short.MAX_VALUE);
            }
            fades = false;
            fading.drop();
        }
        if (active && now.isAtEnd()) {
            playedOut = playing;
            playing = NOTHING;
            active = false;
            now.drop();
        }
    }

    /** Changes what is heard in this step. */
    public void applyTo(int[] mix) {
        if (!heard) {
            return;
        }
        if (roomGainBefore != 1 || roomGain != 1) {
            float step = (roomGain - roomGainBefore) / samples.length;
            for (int i = 0; i < samples.length; i++) {
                mix[i] = Math.round(mix[i] * (roomGainBefore + step * i));
            }
        }
        for (int i = 0; i < samples.length; i++) {
            mix[i] += samples[i];
        }
    }

    /** The number of the list that was played to its end since this was last asked, or {@link #NOTHING}. */
    public int takePlayedOut() {
        int taken = playedOut;
        playedOut = NOTHING;
        return taken;
    }

    @Override
    public String toString() {
        return active ? "Player(" + playing + " " + manner + ")" : "Player()";
    }
}
