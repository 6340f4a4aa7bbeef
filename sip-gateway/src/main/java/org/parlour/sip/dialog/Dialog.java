package org.parlour.sip.dialog;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What RFC 3261 section 12 calls the state of a dialog: all that another node needs to speak in our place.
 *
 * @param remoteTarget where their Contact says they are
 * @param contact where we are
 * @param routeSet the proxies between, nearest first
 * @param localNumber the CSeq number of our last request
 * @param remoteNumber that of theirs
 * @param ownsCallId whether we made the Call-ID; decides who waits longer after a glare
 */
public record Dialog(
        String callId,
        Party local,
        Party remote,
        SipUri remoteTarget,
        SipAddress contact,
        List<SipAddress> routeSet,
        long localNumber,
        long remoteNumber,
        boolean ownsCallId) {
    private static final long LEAP = 1_000;

    public Dialog {
        routeSet = List.copyOf(routeSet);
    }

    /** RFC 3261 section 12.1.1. */
    static Dialog inbound(SipRequest invite, String localTag, SipAddress contact) {
        SipAddress theirs = Objects.requireNonNull(invite.contact());
        return new Dialog(
                invite.callId(),
                invite.to().tagged(localTag),
                invite.from(),
                theirs.uri(),
                contact,
                invite.recordRoutes(),
                0,
                invite.cseq().number(),
                false);
    }

    String localTag() {
        return Objects.requireNonNull(local.tag());
    }

    /** Whether a request that bears a To tag belongs to this dialog. */
    boolean isMetBy(SipRequest request) {
        return request.callId().equals(callId)
                && localTag().equals(request.to().tag())
                && Objects.equals(remote.tag(), request.from().tag());
    }

    /** Whether a response is to a request of ours. Some peers forget the To tag in refusals, so only ours counts. */
    boolean isMetBy(SipResponse response) {
        return response.callId().equals(callId)
                && localTag().equals(response.from().tag());
    }

    Dialog heard(long number) {
        return new Dialog(callId, local, remote, remoteTarget, contact, routeSet, localNumber, number, ownsCallId);
    }

    /** The next number of ours. */
    Dialog counted() {
        return new Dialog(
                callId, local, remote, remoteTarget, contact, routeSet, localNumber + 1, remoteNumber, ownsCallId);
    }

    /** After a re-INVITE or UPDATE that succeeded: they may have moved (RFC 3261 section 12.2). */
    Dialog refreshed(SipMessage message) {
        SipAddress theirs = message.contact();
        SipUri target = theirs == null ? remoteTarget : theirs.uri();
        return new Dialog(callId, local, remote, target, contact, routeSet, localNumber, remoteNumber, ownsCallId);
    }

    /** The same dialog, spoken by another node from another address. */
    Dialog takenOver(SipAddress newContact) {
        // What was kept may be older than the last request of the node that is gone, and a number that comes again
        // is refused. Numbers may jump (RFC 3261 section 12.2.1.1).
        long number = localNumber + LEAP;
        return new Dialog(callId, local, remote, remoteTarget, newContact, routeSet, number, remoteNumber, ownsCallId);
    }

    SipRequest request(CSeq cseq, HeaderFields fields, @Nullable SipBody body) {
        boolean refreshes = cseq.method() == SipMethod.Known.INVITE || cseq.method() == SipMethod.Known.UPDATE;
        return new SipRequest(
                new Envelope(local, remote, callId, cseq),
                isStrictlyRouted() ? routeSet.getFirst().uri() : remoteTarget,
                SipRequest.MAX_FORWARDS,
                refreshes ? contact : null,
                List.of(),
                isStrictlyRouted() ? strictRoutes() : routeSet,
                fields,
                body);
    }

    // RFC 3261 section 12.2.1.1: a first hop without `lr` is a router of RFC 2543, which wants to be addressed itself
    // and finds the target at the end of the route.
    private boolean isStrictlyRouted() {
        return !routeSet.isEmpty() && !routeSet.getFirst().uri().hasParameter("lr");
    }

    private List<SipAddress> strictRoutes() {
        List<SipAddress> routes = new ArrayList<>(routeSet.subList(1, routeSet.size()));
        routes.add(SipAddress.of(remoteTarget));
        return routes;
    }
}
