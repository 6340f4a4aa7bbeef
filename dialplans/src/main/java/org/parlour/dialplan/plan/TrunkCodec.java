package org.parlour.dialplan.plan;

import java.util.Set;

/** The codecs that a plan may name; the gateway says which of them it has. */
public enum TrunkCodec {
    OPUS,
    G722,
    PCMA,
    PCMU,
    G729,
    AMR_WB,
    AMR;

    /** What this house has. */
    public static final Set<TrunkCodec> HOUSE = Set.of(OPUS, G722, PCMA, PCMU);
}
