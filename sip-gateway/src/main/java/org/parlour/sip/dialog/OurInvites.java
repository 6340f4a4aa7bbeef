package org.parlour.sip.dialog;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.parlour.sip.dialog.CallState.Carrier;
import org.parlour.sip.dialog.CallState.OurInvite;
import org.parlour.sip.dialog.CallState.Wish;

/** Our re-INVITE (RFC 3261 section 14.1): asked for, sent when nothing is in the way, tried again after a glare. */
final class OurInvites {
    // Who meets glare this often talks to somebody who always says 491.
    private static final int MOST_GLARES = 6;
    // Who asks for more patience than this has refused.
    private static final int LONGEST_RETRY_SECONDS = 60;

    private final Turn turn;

    OurInvites(Turn turn) {
        this.turn = turn;
    }

    void wish() {
        if (!turn.isOver()) {
            turn.ours = turn.ours.with(new Wish(turn.nowNanos));
        }
    }

    void startIfFree() {
        Wish wish = turn.ours.wish();
        if (wish != null
                && wish.notBeforeNanos() <= turn.nowNanos
                && turn.state().isFree()) {
            turn.ours = turn.ours.with((Wish) null);
            turn.negotiation.wantOffer(Carrier.OUR_INVITE);
        }
    }

    void send(SipBody offer) {
        turn.dialog = turn.dialog.counted();
        long number = turn.dialog.localNumber();
        turn.ours = turn.ours.with(new OurInvite(number, false, false, turn.ourRequests.giveUpNanos()));
        CSeq cseq = new CSeq(number, SipMethod.Known.INVITE);
        turn.emit(new Effect.Send(turn.dialog.request(cseq, Capabilities.ALLOWED, offer)));
    }

    void response(SipResponse response) {
        OurInvite pending = turn.ours.invite();
        long number = response.cseq().number();
        if (response.isSuccess() && number > 0 && number <= turn.ours.invited()) {
            // Each 2xx, also one that comes again or after the end (RFC 5407 section 3.2.3); the other side says it
            // until it is acknowledged.
            acknowledge(number);
        }
        if (pending == null || pending.number() != number) {
            return;
        }
        if (!response.isFinal()) {
            turn.ours = turn.ours.with(new OurInvite(number, true, pending.cancelled(), pending.giveUpNanos()));
            return;
        }
        turn.ours = turn.ours.with((OurInvite) null);
        if (response.isSuccess()) {
            turn.ours = turn.ours.withGlares(0);
            turn.dialog = turn.dialog.refreshed(response);
            turn.negotiation.answerArrived(response.sdp(), false);
        } else {
            refused(response);
        }
    }

    private void acknowledge(long number) {
        turn.emit(new Effect.SendAck(
                turn.dialog.request(new CSeq(number, SipMethod.Known.ACK), HeaderFields.NONE, null)));
    }

    private void refused(SipResponse response) {
        int status = response.status();
        turn.negotiation.rollBack(new CallFailure.RefusedByPeer(status, response.reason()));
        if (OurRequests.endsTheCall(status)) {
            turn.farewell.hangUp(new CallEnd.PeerVanished(SipMethod.Known.INVITE, status));
            return;
        }
        Optional<Duration> pause =
                status == CallFailure.Plain.PENDING.sipStatus() ? Optional.of(glarePause()) : retryAfter(response);
        int glares = turn.ours.glares() + 1;
        boolean again = pause.isPresent() && glares < MOST_GLARES;
        turn.ours = turn.ours.withGlares(again ? glares : 0);
        if (again) {
            turn.ours = turn.ours.with(new Wish(turn.nowNanos + pause.get().toNanos()));
        }
    }

    /** RFC 3261 section 14.1: in steps of 10 ms, and who made the Call-ID waits longer, so that one of the two goes first. */
    private Duration glarePause() {
        int steps = turn.dialog.ownsCallId() ? turn.chance.nextInt(210, 401) : turn.chance.nextInt(0, 201);
        return Duration.ofMillis(10L * steps);
    }

    /** What a 500 to an INVITE that overlapped, or a 503, asks for. */
    private static Optional<Duration> retryAfter(SipResponse response) {
        OptionalInt seconds = response.fields().seconds(HeaderFields.RETRY_AFTER);
        return response.status() / 100 != 5 || seconds.isEmpty() || seconds.getAsInt() > LONGEST_RETRY_SECONDS
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(seconds.getAsInt()));
    }

    void timedOut(long number) {
        OurInvite pending = turn.ours.invite();
        if (pending != null && pending.number() == number) {
            turn.farewell.hangUp(new CallEnd.PeerVanished(SipMethod.Known.INVITE, 408));
        }
    }

    void notSent(long number) {
        OurInvite pending = turn.ours.invite();
        if (pending != null && pending.number() == number) {
            turn.farewell.hangUp(new CallEnd.TransportFailed(SipMethod.Known.INVITE));
        }
    }

    void deadline() {
        OurInvite pending = turn.ours.invite();
        if (pending == null || pending.giveUpNanos() > turn.nowNanos) {
            return;
        }
        if (!pending.heard() || pending.cancelled()) {
            timedOut(pending.number());
            return;
        }
        // Once a provisional response has come, no timer of the transaction ends an INVITE: this one does.
        turn.ours = turn.ours.with(new OurInvite(pending.number(), true, true, turn.ourRequests.giveUpNanos()));
        CSeq cseq = new CSeq(pending.number(), SipMethod.Known.CANCEL);
        turn.emit(new Effect.Send(turn.dialog.request(cseq, HeaderFields.NONE, null)));
    }
}
