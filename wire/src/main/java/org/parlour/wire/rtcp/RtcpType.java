package org.parlour.wire.rtcp;

import org.jspecify.annotations.Nullable;

/** The packet types that have a record of their own (IANA "RTCP Control Packet Types"). */
public enum RtcpType {
    SR(200),
    RR(201),
    SDES(202),
    BYE(203),
    APP(204),
    RTPFB(205),
    PSFB(206),
    XR(207);

    private static final RtcpType[] FROM_200 = values();

    private final int number;

    RtcpType(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    static @Nullable RtcpType of(int number) {
        int index = number - SR.number;
        return index < 0 || index >= FROM_200.length ? null : FROM_200[index];
    }
}
