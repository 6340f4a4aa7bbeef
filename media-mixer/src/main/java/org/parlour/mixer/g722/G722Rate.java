package org.parlour.mixer.g722;

/**
 * How many bits of each octet are sound: the rest may be anybody's data (G.722 1.3). On the internet it is always 64 kbit/s
 * (RFC 3551 4.5.2).
 */
public enum G722Rate {
    KBITS_64,
    KBITS_56,
    KBITS_48
}
