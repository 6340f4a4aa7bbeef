package org.parlour.sip.door;

import java.util.List;
import org.parlour.dialplan.speech.Sentence;
import org.parlour.dialplan.speech.Speed;

/** What a caller hears of the door: words, or music, never one over the other. */
final class DoorVoice {
    private final List<DoorEffect> effects;
    private Speed speed = Speed.NORMAL;
    private int playing;
    private boolean speaks;
    private boolean plays;

    /** @param effects where what is to be done is added */
    DoorVoice(List<DoorEffect> effects) {
        this.effects = effects;
    }

    /** From now on, for somebody who did not follow. */
    void slowly() {
        speed = Speed.SLOW;
    }

    void say(List<Sentence> sentences) {
        music(false);
        playing++;
        speaks = true;
        effects.add(new DoorEffect.Say(playing, sentences, speed));
    }

    /** Whether this was what is being said; then it no longer is. */
    boolean hasSaid(int played) {
        boolean isLast = speaks && played == playing;
        speaks &= !isLast;
        return isLast;
    }

    boolean speaks() {
        return speaks;
    }

    void hush() {
        if (speaks) {
            speaks = false;
            effects.add(new DoorEffect.Hush());
        }
    }

    void music(boolean on) {
        if (plays != on) {
            plays = on;
            effects.add(new DoorEffect.Music(on));
        }
    }

    @Override
    public String toString() {
        return "DoorVoice(" + (speaks ? "words" : plays ? "music" : "silence") + ")";
    }
}
