package org.parlour.sip.jain;

import gov.nist.javax.sip.header.SIPHeader;
import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.parlour.sip.dialog.HeaderField;
import org.parlour.sip.dialog.HeaderFields;

/**
 * What only those outside of calls read of a response: every Contact with its parameters (who else is registered, and
 * for how long), and our own Via as it came back, which says how the server sees us (RFC 3581).
 */
final class RegisterAnswer {
    private static final int MOST_CONTACTS = 32;

    private RegisterAnswer() {}

    static boolean isOne(SIPResponse response) {
        String method = response.getCSeq().getMethod();
        return method.equals("REGISTER") || method.equals("OPTIONS");
    }

    static HeaderFields fields(SIPResponse response) {
        List<HeaderField> fields = new ArrayList<>();
        Via via = response.getTopmostVia();
        if (via != null) {
            fields.add(new HeaderField("Via", String.valueOf(via.getValue()).strip()));
        }
        Iterator<SIPHeader> contacts = response.getHeaders("Contact");
        while (contacts.hasNext() && fields.size() <= MOST_CONTACTS) {
            String value = contacts.next().getValue();
            fields.add(new HeaderField("Contact", value == null ? "" : value.strip()));
        }
        return new HeaderFields(fields);
    }
}
