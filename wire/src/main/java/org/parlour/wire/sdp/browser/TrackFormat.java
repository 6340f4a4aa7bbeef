package org.parlour.wire.sdp.browser;

import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;
import org.parlour.wire.sdp.Codec;
import org.parlour.wire.sdp.Feedback;
import org.parlour.wire.sdp.FormatParameters;

/** A codec on one line: its number, the number of its retransmissions, and what may be asked for. */
public record TrackFormat(
        Codec codec,
        int payloadType,
        OptionalInt repairPayloadType,
        Set<Feedback> feedback,
        FormatParameters parameters) {
    public TrackFormat {
        feedback = feedback.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(feedback));
    }
}
