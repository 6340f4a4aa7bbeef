package org.parlour.wire.sdp;

/**
 * One {@code a=} line (RFC 8866 section 5.13).
 *
 * <p>What the house understands has a type of its own; everything else, and everything that is
 * written so badly that its type refuses it, is an {@link OtherAttribute} and is printed as it came.
 */
public sealed interface Attribute
        permits Candidate,
                Crypto,
                Direction,
                Extmap,
                Fingerprint,
                Flag,
                Fmtp,
                Group,
                IcePassword,
                IceUfrag,
                MaxPtime,
                Mid,
                Msid,
                OtherAttribute,
                Ptime,
                Rid,
                RtcpFeedback,
                RtcpPort,
                RtpMap,
                SetupRole,
                Simulcast,
                SsrcAttribute,
                SsrcGroup {
    /** The name before the colon. */
    String attributeName();

    /** What follows the colon; empty for a property such as {@code a=rtcp-mux}. */
    String value();
}
