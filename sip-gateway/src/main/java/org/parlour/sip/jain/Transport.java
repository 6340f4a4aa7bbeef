package org.parlour.sip.jain;

/** What carries a message. */
public enum Transport {
    UDP,
    TCP;

    boolean is(String name) {
        return name().equalsIgnoreCase(name);
    }

    boolean isReliable() {
        return this == TCP;
    }
}
