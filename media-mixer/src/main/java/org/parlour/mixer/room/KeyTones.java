package org.parlour.mixer.room;

import org.jspecify.annotations.Nullable;
import org.parlour.mixer.digits.ToneVoice;
import org.parlour.mixer.mix.Mix;
import org.parlour.wire.dtmf.Key;

/** Keys that are sounded to one phone; while there are any it hears nothing else. Made for the few that want them. */
final class KeyTones {
    private static final int RATE_HZ = 16_000;
    // Ears like ours take the same tone within 120 ms of its release for the same press.
    private static final ToneVoice.Timing TIMING = new ToneVoice.Timing(120, 140, 8);

    private final short[] sound = new short[Mix.SAMPLES];
    private @Nullable ToneVoice voice;

    boolean press(Key key) {
        ToneVoice made = voice == null ? new ToneVoice(RATE_HZ, TIMING) : voice;
        voice = made;
        return made.say(key);
    }

    boolean isSounding() {
        return voice != null && voice.isSpeaking();
    }

    /** Puts the tones in the place of what is there; where they end in the middle, so does what they replace. */
    void applyTo(int[] mix) {
        if (voice == null || !voice.isSpeaking()) {
            return;
        }
        for (int i = 0; i < sound.length; i++) {
            sound[i] = 0;
        }
        voice.sound(sound, 0, sound.length);
        for (int i = 0; i < sound.length; i++) {
            mix[i] = sound[i];
        }
    }
}
