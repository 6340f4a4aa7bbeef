package org.parlour.sip.registration;

import java.util.HashSet;
import java.util.Set;
import org.parlour.sip.dialog.SipUri;
import org.parlour.sip.digest.Challenge;
import org.parlour.sip.digest.Keyring;

/** What is asked of one target, from the first REGISTER to the answer that decides. */
final class Attempt {
    // A proxy and a registrar, each with a nonce that ran out on the way.
    private static final int MOST_CHALLENGES = 5;

    final Target target;
    /** What the request that waits for its answer says. */
    SipUri contact = new SipUri("");

    long sentNanos;
    boolean intervalRaised;
    private final Set<String> proved = new HashSet<>();
    private int challenged;
    private boolean trusted;

    /** One with a password that this provider took before, or not. */
    Attempt(Target target, boolean trusted) {
        this.target = target;
        this.trusted = trusted;
    }

    boolean isChallengedTooOften() {
        return ++challenged > MOST_CHALLENGES;
    }

    /**
     * Whether a challenge means that our proof was refused: it was made for a nonce of this very attempt. One for an
     * older nonce says nothing, because many servers forget to say that it was stale. Nor does the first for a password
     * that was good: a proof that is repeated because its answer was lost has a nonce that was used.
     */
    boolean isRefusal(Keyring.Asker asker, Challenge challenge) {
        if (challenge.stale() || !proved.contains(asker + " " + challenge.realm())) {
            return false;
        }
        boolean doubted = trusted;
        trusted = false;
        return !doubted;
    }

    void proves(Keyring.Asker asker, Challenge challenge) {
        proved.add(asker + " " + challenge.realm());
    }
}
