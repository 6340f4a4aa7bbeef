package org.parlour.callers.load;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.parlour.callers.phone.SipCall;

/** One call of the {@link SignalDesk}, with the moments of its life. */
public final class PlacedCall {
    enum State {
        CALLING,
        STANDING,
        LEAVING,
        OVER
    }

    // What comes late to a call that is over still finds it and is answered.
    private static final long REMEMBERED_NANOS = 5_000_000_000L;

    final SipCall call;
    State state = State.CALLING;
    String unanswered = "";
    int repeats;
    long repeatAtNanos;
    long invitedNanos;
    long firstReplyNanos;
    long answeredNanos;
    long leftNanos;
    long endedNanos;
    int failedStatus;

    @Nullable
    InetSocketAddress sound;

    PlacedCall(SipCall call) {
        this.call = call;
    }

    void end(long nowNanos) {
        state = State.OVER;
        unanswered = "";
        endedNanos = nowNanos;
    }

    public boolean isStanding() {
        return state == State.STANDING;
    }

    public boolean isOver() {
        return state == State.OVER;
    }

    /** It was answered, and has ended because somebody hung up. */
    public boolean succeeded() {
        return answeredNanos > 0 && failedStatus == 0;
    }

    /** The status that refused it; 408 where nobody answered, 0 where all went well. */
    public int failedStatus() {
        return failedStatus;
    }

    boolean isToLeave(long nowNanos, long heldNanos) {
        return state == State.OVER
                || state == State.LEAVING
                || (state == State.STANDING && nowNanos - answeredNanos >= heldNanos);
    }

    boolean isForgotten(long nowNanos) {
        return state == State.OVER && nowNanos - endedNanos > REMEMBERED_NANOS;
    }

    public @Nullable InetSocketAddress sound() {
        return sound;
    }

    /** From INVITE to whatever came first. */
    public double firstReplyMillis() {
        return (firstReplyNanos - invitedNanos) / 1e6;
    }

    /** From INVITE to 200. */
    public double setUpMillis() {
        return (answeredNanos - invitedNanos) / 1e6;
    }

    /** From BYE to its answer. */
    public double hangUpMillis() {
        return leftNanos == 0 ? Double.NaN : (endedNanos - leftNanos) / 1e6;
    }
}
