package org.parlour.wire.sdp;

/** One payload type with everything that the description says about it. */
public record PayloadFormat(
        int payloadType, String encoding, int clockRateHz, int channels, FormatParameters parameters) {
    static PayloadFormat of(RtpMap map, FormatParameters parameters) {
        return new PayloadFormat(map.payloadType(), map.encoding(), map.clockRateHz(), map.channels(), parameters);
    }

    /** Encoding names are compared without regard to case (RFC 4855 section 3). */
    public boolean encodes(String name) {
        return encoding.equalsIgnoreCase(name);
    }

    @Override
    public String toString() {
        return encoding + "/" + clockRateHz;
    }
}
