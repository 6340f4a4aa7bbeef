package org.parlour.sip.jain;

import gov.nist.javax.sip.message.MessageExt;
import java.util.Collections;
import java.util.List;
import java.util.ListIterator;
import javax.sip.SipException;
import javax.sip.address.Hop;
import javax.sip.address.Router;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;

/** Sends a request where {@link NextHop} said that it goes; the stack asks no name server of its own. */
final class GivenHop implements Router {
    @Override
    public Hop getNextHop(Request request) throws SipException {
        if (request instanceof MessageExt message && message.getApplicationData() instanceof Hop hop) {
            return hop;
        }
        throw new SipException("nobody said where this request goes");
    }

    @Override
    public @Nullable Hop getOutboundProxy() {
        return null;
    }

    @Deprecated
    @Override
    public ListIterator<Hop> getNextHops(Request request) {
        try {
            return List.of(getNextHop(request)).listIterator();
        } catch (SipException nowhere) {
            return Collections.emptyListIterator();
        }
    }
}
