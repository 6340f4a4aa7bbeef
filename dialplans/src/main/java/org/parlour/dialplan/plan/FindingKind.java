package org.parlour.dialplan.plan;

import java.util.Locale;

/** What can be wrong with a plan, or be shown wrong by its calls. */
public enum FindingKind {
    /** No YAML, or more of it than is taken. */
    SYNTAX,
    UNKNOWN_FIELD,
    MISSING_FIELD,
    WRONG_VALUE,
    DUPLICATE,
    /** A name of a trunk, phone, prompt or number that is nowhere. */
    UNKNOWN_NAME,
    LITERAL_PASSWORD,
    SECRET_UNREADABLE,
    WRONG_COUNTRY,
    NUMBER_WITHOUT_PLUS,
    NUMBER_ON_TWO_TRUNKS,
    PEER_ON_TWO_TRUNKS,
    ACL_EXCLUDES_PEER,
    NO_COMMON_CODEC,
    SRTP_WITHOUT_TLS,
    SHADOWED,
    WRONG_ZONE,
    LOOP,
    ROUTE_WITHOUT_COUNTRY,
    NOT_YET,
    /** Shown by a registration. */
    WRONG_REALM,
    /** Shown by a TLS handshake, as is the next. */
    CERTIFICATE_EXPIRED,
    NAME_MISMATCH,
    /** Shown by an offer or answer. */
    PRIVATE_ADDRESS_IN_SDP;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
