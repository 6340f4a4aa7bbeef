package org.parlour.sip.dialog;

import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.parlour.sip.dialog.CallState.First;
import org.parlour.sip.dialog.CallState.Ours;
import org.parlour.sip.dialog.CallState.PendingInvite;
import org.parlour.sip.dialog.CallState.Stage;
import org.parlour.sip.dialog.CallState.Talks;
import org.parlour.sip.dialog.CallState.Theirs;

/**
 * One call's dialog, from INVITE to the last repeat after BYE.
 *
 * <p>Its driver has transactions, which absorb repeats and repeat our requests and refusals; it has no dialogs. It tells
 * this core what arrives and what time it is, and does what the core returns, in order.
 */
public final class CallDialog {
    private final DialogTimers timers;
    private final RandomGenerator chance;
    private CallState state;

    private CallDialog(CallState state, DialogTimers timers, RandomGenerator chance) {
        this.state = state;
        this.timers = timers;
        this.chance = chance;
    }

    /**
     * A call that begins with this INVITE, of which {@link Stateless#verdict} said that it does. It waits for {@link
     * Event.Ring}, {@link Event.Answer} or {@link Event.Refuse}.
     */
    public static CallDialog inbound(
            Event.Requested first, SipAddress contact, DialogTimers timers, RandomGenerator chance, long nowNanos) {
        SipRequest invite = first.request();
        if (!(Stateless.verdict(invite) instanceof Stateless.Verdict.NewCall)) {
            throw new IllegalArgumentException("no call begins with " + invite);
        }
        // RFC 3261 section 19.3: a tag has at least 32 bits that nobody can guess.
        Dialog dialog = Dialog.inbound(invite, String.format("%016x", chance.nextLong()), contact);
        PendingInvite pending = new PendingInvite(
                first.branch(), invite, true, false, nowNanos + timers.patienceNanos(invite), CallState.NEVER);
        First known = new First(first.branch(), invite.cseq().number());
        Theirs theirs = new Theirs(known, pending, null, List.of(), List.of());
        return new CallDialog(
                new CallState(Stage.PREPARATIVE, dialog, theirs, Ours.NOTHING, new Talks(0, null), null),
                timers,
                chance);
    }

    /**
     * A call of another node, which is gone, spoken from here on. Established, with nothing under way; {@link
     * Event.Renegotiate} tells the other side where we are now.
     */
    public static CallDialog takenOver(Dialog dialog, SipAddress contact, DialogTimers timers, RandomGenerator chance) {
        Theirs nothing = new Theirs(null, null, null, List.of(), List.of());
        return new CallDialog(
                new CallState(
                        Stage.ESTABLISHED, dialog.takenOver(contact), nothing, Ours.NOTHING, new Talks(0, null), null),
                timers,
                chance);
    }

    public CallState state() {
        return state;
    }

    /** Whether a request is this call's to answer. One that none claims is {@link Stateless}'s. */
    public boolean claims(Branch branch, SipRequest request) {
        Dialog dialog = state.dialog();
        if (state.stage() == Stage.MORGUE || !request.callId().equals(dialog.callId())) {
            return false;
        }
        if (request.method() == SipMethod.Known.CANCEL) {
            return knows(branch);
        }
        if (request.to().tag() != null) {
            return dialog.isMetBy(request);
        }
        // Without a To tag only the INVITE that began this call is ours: come once more, or by another way. The same
        // caller's next attempt keeps the Call-ID and counts on.
        First first = state.theirs().first();
        return first != null
                && request.method() == SipMethod.Known.INVITE
                && request.cseq().number() == first.number()
                && Objects.equals(request.from().tag(), dialog.remote().tag());
    }

    private boolean knows(Branch branch) {
        PendingInvite pending = state.theirs().invite();
        return (pending != null && pending.branch().equals(branch))
                || state.theirs().answered().stream()
                        .anyMatch(answered -> answered.branch().equals(branch));
    }

    public List<Effect> on(Event event, long nowNanos) {
        if (state.stage() == Stage.MORGUE) {
            return List.of();
        }
        Turn turn = new Turn(state, timers, chance, nowNanos);
        turn.take(event);
        state = turn.state();
        return turn.effects();
    }

    /** When this call wants {@link Event.DeadlineReached}; {@link CallState#NEVER} where it does not. */
    public long nextDeadlineNanos() {
        return state.nextDeadlineNanos();
    }

    @Override
    public String toString() {
        return "CallDialog(" + state.stage() + ")";
    }
}
