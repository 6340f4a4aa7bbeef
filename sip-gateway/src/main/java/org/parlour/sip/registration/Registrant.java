package org.parlour.sip.registration;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.parlour.dialplan.plan.Registration;
import org.parlour.dialplan.plan.SipServer;

/**
 * Who registers with whom.
 *
 * @param proxy what the requests go through; null where they go to the registrar
 */
public record Registrant(
        Registration registration, @Nullable SipServer proxy, ContactUser contact) {
    /** Whose location service is asked (RFC 3261 section 10.2): a host, no user. */
    String uri() {
        return "sip:" + registration.registrar();
    }

    /** The address of record: what callers dial at the provider. */
    String addressOfRecord() {
        return "<sip:" + escaped(registration.user()) + "@"
                + registration.registrar().host() + ">";
    }

    // RFC 3261 section 25.1: what a user part may hold as it is.
    private static String escaped(String user) {
        StringBuilder text = new StringBuilder(user.length());
        for (byte octet : user.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (octet & 0xFF);
            boolean plain =
                    letter < 0x80 && (Character.isLetterOrDigit(letter) || "-_.!~*'()&=+$,;?/".indexOf(letter) >= 0);
            text.append(plain ? String.valueOf(letter) : String.format("%%%02X", (int) letter));
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return registration.toString();
    }
}
