package org.parlour.dialplan.plan;

/** Whether media is encrypted on a trunk. */
public enum SrtpPolicy {
    OFF,
    /** Where the peer offers it. */
    ALLOW,
    /** A call without it is refused. */
    REQUIRE
}
