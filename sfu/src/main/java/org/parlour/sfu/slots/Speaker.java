package org.parlour.sfu.slots;

import org.parlour.wire.call.ParticipantNumber;

/** One sound of a room: a microphone, a telephone, or what a shared screen plays. */
public final class Speaker {
    /** What makes the sound. */
    public enum Sound {
        MICROPHONE,
        /** A caller's; telephones hear one another without us. */
        TELEPHONE,
        /** It is wanted as long as it is shared, pauses and music included, and is never put out for a voice. */
        SHARED
    }

    /** A pause between words, during which a speaker still counts as speaking. */
    static final long PAUSE_NANOS = 400_000_000L;

    private static final int SILENCE_MINUS_DBOV = 127;
    private static final int FRACTION = 256;
    // Softer than -60 dBov nobody speaks, however quiet the line is.
    private static final int SOFTEST_VOICE = (SILENCE_MINUS_DBOV - 60) * FRACTION;
    private static final int ABOVE_FLOOR = 10 * FRACTION;
    private static final int FIRST_FLOOR = (SILENCE_MINUS_DBOV - 87) * FRACTION;
    // At 20 ms a packet: the floor rises by 1 dB a second, so a fan is background within a minute and a sentence
    // never is, for the pauses between its words bring the floor down again within a few packets.
    private static final int FLOOR_RISE = FRACTION / 50;
    private static final int FLOOR_FALL_SHARE = 8;
    private static final int ATTACK_SHARE = 2;
    private static final int RELEASE_SHARE = 16;
    private static final long NEVER = Long.MIN_VALUE / 2;

    private final ParticipantNumber participant;
    private final Sound sound;
    private int loudness;
    private int floor = FIRST_FLOOR;
    private long heardNanos = NEVER;
    private long loudNanos = NEVER;
    private long beganNanos = NEVER;

    public Speaker(ParticipantNumber participant, Sound sound) {
        this.participant = participant;
        this.sound = sound;
    }

    void heard(int levelMinusDbov, long nowNanos) {
        int now = (SILENCE_MINUS_DBOV - levelMinusDbov) * FRACTION;
        if (nowNanos - heardNanos > PAUSE_NANOS) {
            // Discontinuous transmission: what was not sent was silent.
            loudness = Math.min(loudness, now);
        }
        heardNanos = nowNanos;
        loudness += now > loudness ? (now - loudness) / ATTACK_SHARE : (now - loudness) / RELEASE_SHARE;
        if (now >= SOFTEST_VOICE && now >= floor + ABOVE_FLOOR) {
            beganNanos = isSpeaking(nowNanos) ? beganNanos : nowNanos;
            loudNanos = nowNanos;
        }
        floor += now < floor ? (now - floor) / FLOOR_FALL_SHARE : FLOOR_RISE;
    }

    void hush() {
        loudness = 0;
        loudNanos = NEVER;
    }

    /** The pause between two words counts as speech. */
    public boolean isSpeaking(long nowNanos) {
        return nowNanos - loudNanos <= PAUSE_NANOS;
    }

    /** For how long, without a pause that ends a turn; 0 for who does not speak. */
    long speakingNanos(long nowNanos) {
        return isSpeaking(nowNanos) ? nowNanos - beganNanos : 0;
    }

    boolean isLouderThan(Speaker other, int byDecibels) {
        return loudness >= other.loudness + byDecibels * FRACTION;
    }

    boolean isShared() {
        return sound == Sound.SHARED;
    }

    /** When a voice was last heard. */
    long lastSpokeNanos() {
        return loudNanos;
    }

    /** A person, who speaks or does not; not what a screen plays. */
    public boolean isVoice() {
        return sound != Sound.SHARED;
    }

    public ParticipantNumber participant() {
        return participant;
    }

    public Sound sound() {
        return sound;
    }

    @Override
    public String toString() {
        return "Speaker[%s %s %d dB above silence]".formatted(participant, sound, loudness / FRACTION);
    }
}
