package org.parlour.dialplan.plan;

/** What carries SIP. */
public enum Transport {
    UDP,
    TCP,
    TLS
}
