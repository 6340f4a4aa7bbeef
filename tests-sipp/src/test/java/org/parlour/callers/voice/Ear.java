package org.parlour.callers.voice;

import org.parlour.wire.rtp.RtpPacket;

/** Where packets go in as they come, and 20 ms at 16 kHz come out whenever they are due. */
interface Ear {
    int RATE_HZ = 16_000;

    void arrived(RtpPacket packet, long nowNanos);

    void pull(short[] frame, int at, long nowNanos);
}
