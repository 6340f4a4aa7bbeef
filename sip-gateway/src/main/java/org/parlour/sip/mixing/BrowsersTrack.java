package org.parlour.sip.mixing;

import org.parlour.mixer.room.PhoneVoice;
import org.parlour.sfu.session.SharedSeat.PhoneTrack;

/** From the voice to the browsers. */
record BrowsersTrack(PhoneTrack track) implements PhoneVoice.Track {
    @Override
    public boolean isWanted() {
        return track.isWanted();
    }

    @Override
    public void send(byte[] opus, int offset, int lengthBytes, int timestamp, int levelMinusDbov, long nowNanos) {
        track.send(opus, offset, lengthBytes, timestamp, levelMinusDbov, nowNanos);
    }

    @Override
    public void hushed() {
        track.hushed();
    }
}
