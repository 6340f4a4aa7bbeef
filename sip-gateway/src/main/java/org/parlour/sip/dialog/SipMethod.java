package org.parlour.sip.dialog;

/** What a request asks for; a case-sensitive word (RFC 3261 section 7.1). */
public sealed interface SipMethod {
    /** The methods that this house has heard of, whether or not it follows them. */
    enum Known implements SipMethod {
        INVITE,
        ACK,
        BYE,
        CANCEL,
        OPTIONS,
        INFO,
        UPDATE,
        PRACK,
        REGISTER,
        SUBSCRIBE,
        NOTIFY,
        REFER,
        MESSAGE,
        PUBLISH
    }

    /** Any other word. */
    record Other(String name) implements SipMethod {
        @Override
        public String toString() {
            return name;
        }
    }

    String name();

    static SipMethod of(String name) {
        for (Known known : Known.values()) {
            if (known.name().equals(name)) {
                return known;
            }
        }
        return new Other(name);
    }
}
