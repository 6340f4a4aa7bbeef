package org.parlour.sip.seat;

import java.time.Duration;
import java.util.List;
import org.parlour.dialplan.speech.Prompt;
import org.parlour.dialplan.speech.Sentence;
import org.parlour.dialplan.speech.Speed;

/** What one phone in a room hears of the house: one saying at a time, and music only where nothing is said. */
final class SeatVoice {
    // The longest sentence, help spoken slowly to who wants it slowest, takes less than two thirds of it.
    private static final long SPEECH_NANOS = Duration.ofSeconds(90).toNanos();

    private final List<SeatEffect> effects;
    private int playing = SeatedPhone.FIRST_PLAYING - 1;
    private boolean speaks;
    // Whether it is that nobody is here, which the next who comes makes untrue.
    private boolean speaksOfAlone;
    private boolean plays;
    private long spokenByNanos = SeatedPhone.NEVER;

    SeatVoice(List<SeatEffect> effects) {
        this.effects = effects;
    }

    boolean speaks() {
        return speaks;
    }

    boolean speaksOfAlone() {
        return speaksOfAlone;
    }

    /** When a sound that is stuck is given up. */
    long spokenByNanos() {
        return spokenByNanos;
    }

    boolean hasSaid(int played) {
        return speaks && played == playing;
    }

    void say(Prompt prompt, long nowNanos) {
        say(List.of(Sentence.of(prompt)), Speed.NORMAL, nowNanos);
    }

    void say(List<Sentence> sentences, Speed speed, long nowNanos) {
        music(false);
        speak(sentences, speed, true, nowNanos);
    }

    /** That nobody is here, as the last of it. */
    void sayAlone(List<Sentence> sentences, long nowNanos) {
        say(sentences, Speed.NORMAL, nowNanos);
        speaksOfAlone = true;
    }

    void sayInsteadOfTheRoom(List<Sentence> sentences, long nowNanos) {
        music(false);
        speak(sentences, Speed.NORMAL, false, nowNanos);
    }

    private void speak(List<Sentence> sentences, Speed speed, boolean overTheRoom, long nowNanos) {
        playing++;
        speaks = true;
        speaksOfAlone = false;
        spokenByNanos = nowNanos + SPEECH_NANOS;
        effects.add(new SeatEffect.Say(playing, sentences, speed, overTheRoom));
    }

    void hush() {
        if (speaks) {
            heard();
            effects.add(new SeatEffect.Hush());
        }
    }

    void heard() {
        speaks = false;
        speaksOfAlone = false;
        spokenByNanos = SeatedPhone.NEVER;
    }

    void music(boolean on) {
        if (plays != on) {
            plays = on;
            effects.add(new SeatEffect.Music(on));
        }
    }
}
