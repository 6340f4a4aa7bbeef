package org.parlour.sip.registration;

import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parlour.sip.dialog.SipAddress;

/**
 * All that an admin may want to know of a registration. Moments are of the clock that the core is told.
 *
 * @param sinceNanos when this stage began
 * @param roundTripNanos of the last answer; {@link #NEVER} before the first
 * @param trouble the last one; null once a registration succeeded
 * @param nextNanos when it is asked for again; {@link #NEVER} where an answer is awaited
 * @param boundUntilNanos until when the provider keeps us, unless we ask again; {@link #NEVER} where it does not
 * @param grantedSeconds the interval that it granted last
 * @param target who keeps us, or was asked last
 * @param observed how it sees us
 * @param serviceRoutes what requests of ours have to go through (RFC 3608)
 * @param failures rounds in vain since the last success
 */
public record RegistrationState(
        Stage stage,
        long sinceNanos,
        long roundTripNanos,
        @Nullable Trouble trouble,
        long nextNanos,
        long boundUntilNanos,
        int grantedSeconds,
        @Nullable Target target,
        @Nullable InetSocketAddress observed,
        List<SipAddress> serviceRoutes,
        int failures) {
    public static final long NEVER = Long.MAX_VALUE;

    /** Where a registration stands. */
    public enum Stage {
        /** Not asked yet, or not answered yet. */
        STARTING,
        REGISTERED,
        /** The provider does not keep us, and we are trying. */
        UNREGISTERED,
        LEAVING,
        ENDED
    }

    public RegistrationState {
        serviceRoutes = List.copyOf(serviceRoutes);
    }

    /** Without addresses: they belong to the provider and to us, and a log is read by others. */
    @Override
    public String toString() {
        return stage + (trouble == null ? "" : ", " + trouble);
    }
}
