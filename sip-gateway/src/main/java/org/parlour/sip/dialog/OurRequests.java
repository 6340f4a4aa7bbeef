package org.parlour.sip.dialog;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parlour.sip.dialog.CallState.OurRequest;
import org.parlour.sip.dialog.CallState.Stage;

/** Requests of ours that are no INVITE, and where responses are sorted. */
final class OurRequests {
    private final Turn turn;

    OurRequests(Turn turn) {
        this.turn = turn;
    }

    /**
     * Whether a response means that the call is gone (RFC 3261 section 12.2.1.2). RFC 5057 would count a few more, a 404
     * among them; a call whose voice still comes is not hung up for those.
     */
    static boolean endsTheCall(int status) {
        return status == 408 || status == 481;
    }

    /** When we stop waiting for a driver whose transaction should have given up before. */
    long giveUpNanos() {
        return turn.nowNanos + turn.timers.giveUpNanos() + turn.timers.t2Nanos();
    }

    void send(SipMethod method, HeaderFields fields) {
        send(method, fields, null);
    }

    private void send(SipMethod method, HeaderFields fields, @Nullable SipBody body) {
        turn.dialog = turn.dialog.counted();
        CSeq cseq = new CSeq(turn.dialog.localNumber(), method);
        List<OurRequest> requests = new ArrayList<>(turn.ours.requests());
        requests.add(new OurRequest(cseq, giveUpNanos()));
        turn.ours = turn.ours.withRequests(requests);
        turn.emit(new Effect.Send(turn.dialog.request(cseq, fields, body)));
    }

    void ping() {
        boolean asked =
                turn.ours.requests().stream().anyMatch(request -> request.cseq().method() == SipMethod.Known.OPTIONS);
        if (turn.stage == Stage.ESTABLISHED && !asked) {
            send(SipMethod.Known.OPTIONS, HeaderFields.of(HeaderFields.ACCEPT, SipBody.SDP));
        }
    }

    /** RFC 6086 section 4.2.1 has INFO in dialogs that are confirmed or early; ours has nothing to press before. */
    void keys(SipBody body) {
        if (turn.stage == Stage.ESTABLISHED) {
            send(SipMethod.Known.INFO, HeaderFields.NONE, body);
        } else if (!turn.isOver()) {
            turn.emit(new Effect.KeysAnswered(0));
        }
    }

    void response(SipResponse response) {
        if (!turn.dialog.isMetBy(response)) {
            return;
        }
        if (response.method() == SipMethod.Known.INVITE) {
            turn.ourInvites.response(response);
        } else if (response.isFinal() && settle(response.cseq())) {
            if (response.method() == SipMethod.Known.OPTIONS) {
                pinged(response.status());
            } else if (response.method() == SipMethod.Known.INFO) {
                informed(response.status());
            }
        }
    }

    private void informed(int status) {
        if (endsTheCall(status)) {
            turn.farewell.hangUp(new CallEnd.PeerVanished(SipMethod.Known.INFO, status));
        } else {
            turn.emit(new Effect.KeysAnswered(status));
        }
    }

    private void pinged(int status) {
        if (endsTheCall(status)) {
            turn.farewell.hangUp(new CallEnd.PeerVanished(SipMethod.Known.OPTIONS, status));
        } else {
            turn.emit(new Effect.PeerAlive());
        }
    }

    void timedOut(CSeq cseq) {
        if (cseq.method() == SipMethod.Known.INVITE) {
            turn.ourInvites.timedOut(cseq.number());
        } else if (settle(cseq)) {
            turn.farewell.hangUp(new CallEnd.PeerVanished(cseq.method(), 408));
        }
    }

    void notSent(CSeq cseq) {
        if (cseq.method() == SipMethod.Known.INVITE) {
            turn.ourInvites.notSent(cseq.number());
        } else if (settle(cseq)) {
            turn.farewell.hangUp(new CallEnd.TransportFailed(cseq.method()));
        }
    }

    /** Takes a request off the list; false where it does not stand there. */
    private boolean settle(CSeq cseq) {
        List<OurRequest> others = turn.ours.requests().stream()
                .filter(request -> !request.cseq().equals(cseq))
                .toList();
        boolean known = others.size() < turn.ours.requests().size();
        turn.ours = turn.ours.withRequests(others);
        return known;
    }

    void deadline() {
        for (OurRequest request : turn.ours.requests()) {
            if (request.giveUpNanos() <= turn.nowNanos) {
                timedOut(request.cseq());
            }
        }
    }
}
