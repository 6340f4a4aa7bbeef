package org.parlour.sip.probe;

import java.net.InetSocketAddress;
import org.parlour.sip.dialog.SipRequest;
import org.parlour.sip.registration.Target;

/** What a watch wants done, or known. */
public sealed interface ProbeEffect {
    record Send(SipRequest request, Target peer) implements ProbeEffect {}

    /** Empty lines, so that a NAT keeps its door open. */
    record KeepAlive(Target peer) implements ProbeEffect {}

    /** So the peer sees us. Comes with each answer that says it. */
    record Sighted(InetSocketAddress peer, InetSocketAddress us) implements ProbeEffect {}

    /** No answer, or one that says that it is out of order. */
    record Missed() implements ProbeEffect {}

    /** Up, or down. */
    record Changed(PeerState state) implements ProbeEffect {}
}
