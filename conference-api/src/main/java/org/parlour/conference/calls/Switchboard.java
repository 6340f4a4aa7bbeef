package org.parlour.conference.calls;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parlour.sip.seat.PhoneCalls;

/** Where the pages reach the calls. The telephone is connected after the pages stand, and may never be. */
public final class Switchboard {
    private volatile @Nullable PhoneCalls calls;

    public void connect(PhoneCalls telephone) {
        calls = telephone;
    }

    /** The telephone ends before the pages do. */
    public void disconnect() {
        calls = null;
    }

    public Optional<PhoneCalls> calls() {
        return Optional.ofNullable(calls);
    }
}
