package org.parlour.dialplan.plan;

/** Where in an INVITE the called number stands; providers that we register with put our own Contact into the first line. */
public enum CalledIn {
    REQUEST_URI,
    TO,
    /** RFC 7315 section 4.2. */
    P_CALLED_PARTY_ID
}
