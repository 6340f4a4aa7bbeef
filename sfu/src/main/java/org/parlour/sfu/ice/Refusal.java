package org.parlour.sfu.ice;

/** Why a check changed nothing; each is one counter. */
public enum Refusal {
    /** Of an older ticket, or after the end. Not answered. */
    UNKNOWN_UFRAG,
    /** Not signed under our password. Not answered. */
    WRONG_PASSWORD,
    /** It asks for what we do not understand: 420. */
    UNKNOWN_ATTRIBUTE,
    /** The peer believes to be controlled: 487. */
    ROLE_CONFLICT,
    /** Seen before on this path: answered again, because the answer may have been lost. */
    REPEATED,
    /** Seen before on another path: somebody plays back what another has signed. Not answered. */
    REPLAYED
}
