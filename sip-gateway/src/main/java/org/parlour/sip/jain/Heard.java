package org.parlour.sip.jain;

import gov.nist.javax.sip.SipProviderImpl;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import javax.sip.ServerTransaction;
import org.jspecify.annotations.Nullable;
import org.parlour.sip.dialog.Branch;

/** A request of theirs, and the stack's transaction for it. */
final class Heard {
    /** Their CANCEL has the branch of their INVITE; the method tells them apart. */
    record Name(Branch branch, String method) {}

    final Name name;
    final SipProviderImpl provider;
    final ServerTransaction transaction;
    private @Nullable SIPRequest request;
    private @Nullable SIPResponse accepted;

    Heard(Name name, SipProviderImpl provider, ServerTransaction transaction, SIPRequest request) {
        this.name = name;
        this.provider = provider;
        this.transaction = transaction;
        this.request = request;
    }

    /** None once an INVITE has been accepted. */
    synchronized @Nullable SIPRequest request() {
        return request;
    }

    /** The 2xx to an INVITE, which may have to be said again. */
    synchronized @Nullable SIPResponse accepted() {
        return accepted;
    }

    synchronized void accept(SIPResponse response) {
        accepted = response;
        request = null;
    }
}
