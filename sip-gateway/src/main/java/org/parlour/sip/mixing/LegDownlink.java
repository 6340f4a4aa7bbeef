package org.parlour.sip.mixing;

import org.parlour.mixer.room.PhoneVoice;
import org.parlour.sip.media.PhoneLeg;

/** From the voice to its leg. */
record LegDownlink(PhoneLeg leg) implements PhoneVoice.Downlink {
    @Override
    public void send(byte[] payload, int offset, int lengthBytes, int lengthTicks) {
        leg.send(payload, offset, lengthBytes, lengthTicks);
    }

    @Override
    public void noise(byte[] payload, int offset, int lengthBytes, int lengthTicks) {
        leg.noise(payload, offset, lengthBytes, lengthTicks);
    }

    @Override
    public int lossPercent() {
        return leg.lossPercent();
    }

    @Override
    public void skip(int lengthTicks) {
        leg.skip(lengthTicks);
    }
}
