package org.parlour.sip.call;

import java.util.function.Consumer;
import org.parlour.sip.media.LineNews;
import org.parlour.sip.mixing.SoundEars;
import org.parlour.sip.seat.PhoneQuality;
import org.parlour.sip.seat.SeatEvent;
import org.parlour.wire.call.HoldReason;
import org.parlour.wire.dtmf.KeyNews;

/** Brings what a loop hears of a phone to the phone's lane. */
record LaneEars(Consumer<CallMessage> lane) implements SoundEars {
    @Override
    public void key(KeyNews news) {
        lane.accept(new CallMessage.KeyHeard(news));
    }

    @Override
    public void toneKey(KeyNews news) {
        lane.accept(new CallMessage.ToneHeard(news));
    }

    @Override
    public void line(LineNews news) {
        lane.accept(new CallMessage.LineHeard(news));
    }

    @Override
    public void quality(PhoneQuality quality) {
        lane.accept(new CallMessage.QualityHeard(quality));
    }

    @Override
    public void sounding(String chain) {
        lane.accept(new CallMessage.Sounding(chain));
    }

    @Override
    public void playedOut(int playing) {
        lane.accept(new CallMessage.PlayedOut(playing));
    }

    @Override
    public void spokeWhileMuted() {
        lane.accept(new CallMessage.SpokeWhileMuted());
    }

    @Override
    public void gated(HoldReason reason) {
        lane.accept(new CallMessage.Gated(reason));
    }

    @Override
    public void companyChanged(int others) {
        lane.accept(new CallMessage.CompanyChanged(others));
    }

    @Override
    public void browserCame() {
        lane.accept(new CallMessage.AtTheSeat(new SeatEvent.BrowserCame()));
    }
}
