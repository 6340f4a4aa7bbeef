package org.parlour.sip.mixing;

import org.parlour.mixer.room.PhoneVoice;
import org.parlour.wire.call.HoldReason;
import org.parlour.wire.dtmf.KeyNews;

/** What the mix tells of a voice, told on. */
record VoiceEars(SoundEars ears) implements PhoneVoice.VoiceListener {
    @Override
    public void playedOut(int playing) {
        ears.playedOut(playing);
    }

    @Override
    public void spokeWhileMuted() {
        ears.spokeWhileMuted();
    }

    @Override
    public void heardKey(KeyNews news) {
        ears.toneKey(news);
    }

    @Override
    public void gated(HoldReason reason) {
        ears.gated(reason);
    }
}
