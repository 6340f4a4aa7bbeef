package org.parlour.sip.call;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parlour.sip.dialog.CallEnd;
import org.parlour.sip.dialog.Reason;
import org.parlour.sip.seat.Leaving;

/** Whether the end of a call was a goodbye. Who did not mean to leave finds the way back open. */
final class Farewells {
    // ITU-T Q.850: destination out of order, network out of order, temporary failure, recovery on timer expiry.
    // An exchange that loses its subscriber's line ends our call in good order, and says why.
    private static final Set<Integer> BROKEN_LINE = Set.of(27, 38, 41, 102);

    private Farewells() {}

    static Leaving leaving(CallEnd end) {
        return switch (end) {
            case CallEnd.PeerHungUp(@Nullable Reason reason) when isBrokenLine(reason) -> Leaving.LOST;
            case CallEnd.PeerVanished _, CallEnd.TransportFailed _, CallEnd.NoAck _ -> Leaving.LOST;
            case CallEnd.PeerHungUp _,
                    CallEnd.PeerCancelled _,
                    CallEnd.Refused _,
                    CallEnd.HungUp _,
                    CallEnd.BadAnswer _ -> Leaving.GOODBYE;
        };
    }

    private static boolean isBrokenLine(@Nullable Reason reason) {
        return reason != null && reason.protocol().equalsIgnoreCase("Q.850") && BROKEN_LINE.contains(reason.cause());
    }
}
