package org.parlour.mixer.digits;

import java.util.ArrayList;
import java.util.List;
import org.parlour.wire.dtmf.KeyNews;

/** What an ear told of a sound, and what it left of it. */
final class Heard {
    final ToneEar ear;
    final List<ToneNews> news = new ArrayList<>();
    private final StringBuilder keys = new StringBuilder();
    private final int frame;

    Heard(int rateHz) {
        ear = new ToneEar(rateHz);
        frame = rateHz / 50;
    }

    /** All of it, frame by frame; the array is silenced where keys are. */
    Heard all(short[] sound) {
        for (int at = 0; at + frame <= sound.length; at += frame) {
            one(sound, at, false);
        }
        return this;
    }

    void one(short[] sound, int at, boolean madeUp) {
        for (ToneNews each : ear.hear(sound, at, frame, madeUp)) {
            news.add(each);
            if (each.news() instanceof KeyNews.Pressed(var key)) {
                keys.append(key.face());
            }
        }
        ear.silence(sound, at, frame);
    }

    String keys() {
        return keys.toString();
    }
}
