package org.parlour.sip.jain;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sip.ClientTransaction;
import javax.sip.address.Hop;
import org.jspecify.annotations.Nullable;
import org.parlour.sip.dialog.SipMethod;

/** INVITEs of ours that have no final response: a CANCEL goes along with one. */
final class OurTransactions {
    /** One of them, and where it went. */
    record Invite(ClientTransaction transaction, Hop hop) {}

    private final Map<Asked, Invite> invites = new ConcurrentHashMap<>();

    void remember(Asked asked, ClientTransaction transaction, Hop hop) {
        transaction.setApplicationData(asked);
        if (asked.cseq().method() == SipMethod.Known.INVITE) {
            invites.put(asked, new Invite(transaction, hop));
        }
    }

    @Nullable
    Invite invite(Asked asked) {
        return invites.get(asked);
    }

    void forget(ClientTransaction transaction) {
        if (transaction.getApplicationData() instanceof Asked asked) {
            Invite invite = invites.get(asked);
            if (invite != null && invite.transaction.equals(transaction)) {
                invites.remove(asked, invite);
            }
        }
    }
}
