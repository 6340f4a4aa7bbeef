package org.parlour.mixer.room;

import org.parlour.mixer.opus.OpusSettings;
import org.parlour.mixer.room.PhoneVoice.Downlink;

/**
 * How much of what we send a phone says it misses, in steps: an encoder that knows arms its packets with their predecessors.
 * Up at once, down only after a while, for each step is another form, which nobody may share.
 */
final class ExpectedLoss {
    private static final int[] STEPS_PERCENT = {0, 5, 10, 20, 30};
    // Once a second.
    private static final int FRAMES_BETWEEN = 50;
    private static final int QUESTIONS_TO_CALM = 15;

    private int frames;
    private int calm;
    private int percent;

    /** 20 ms more; whether it is another step than before. */
    boolean hear(Downlink downlink) {
        if (++frames % FRAMES_BETWEEN != 0) {
            return false;
        }
        int now = step(downlink.lossPercent());
        calm = now < percent ? calm + 1 : 0;
        if (now > percent || calm == QUESTIONS_TO_CALM) {
            percent = now;
            calm = 0;
            return true;
        }
        return false;
    }

    private static int step(int lossPercent) {
        for (int step : STEPS_PERCENT) {
            if (lossPercent <= step) {
                return step;
            }
        }
        return STEPS_PERCENT[STEPS_PERCENT.length - 1];
    }

    /** As the phone wants it, and as its line is. */
    OpusSettings appliedTo(OpusSettings wanted) {
        boolean repair = wanted.repair() && percent > 0;
        return wanted.withRepair(repair).withExpectedLoss(repair ? percent : 0);
    }
}
