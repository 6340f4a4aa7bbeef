package org.parlour.sip.mixing;

import org.parlour.mixer.room.PhoneVoice;
import org.parlour.sip.media.Uplink;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.sdp.Codec;

/** From the leg to its voice. */
record VoiceUplink(PhoneVoice voice) implements Uplink {
    @Override
    public void arrived(Codec codec, RtpPacket packet, long nowNanos) {
        voice.arrived(codec, packet, nowNanos);
    }

    @Override
    public void keyEvent(boolean down, long nowNanos) {
        voice.keyEvent(down, nowNanos);
    }
}
