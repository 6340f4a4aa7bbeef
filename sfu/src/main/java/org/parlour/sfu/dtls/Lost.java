package org.parlour.sfu.dtls;

/** Why something that came was dropped; each is one counter. */
public enum Lost {
    /** DTLS before any valid check. */
    UNREACHABLE,
    /** DTLS beyond the eight that wait for the answer; the peer says it again. */
    TOO_MANY_WAITING,
    /** DTLS that waited too long for the answer. */
    WAITED_TOO_LONG,
    /** Media before a handshake was begun: nobody can have keys for it. */
    MEDIA_WITHOUT_HANDSHAKE,
    /** Media beyond the 64 packets that wait for the keys. */
    TOO_MUCH_MEDIA,
    /** Anything after the end. */
    OVER
}
