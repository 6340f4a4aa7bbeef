package org.parlour.sip.call;

import java.net.InetAddress;
import org.parlour.sip.dialog.Branch;
import org.parlour.sip.dialog.SipRequest;
import org.parlour.sip.dialog.SipResponse;
import org.parlour.sip.jain.SipDoor;
import org.parlour.sip.jain.Source;
import org.parlour.sip.lane.Lane;
import org.parlour.wire.sdp.NetworkAddress;

/** What a call reaches others by: its lane for what comes later, the SIP stack for the phone. */
final class Line {
    private final Switchboard switchboard;
    private final SipDoor sip;
    private final Source source;
    private final Lane<CallMessage> lane;

    Line(Switchboard switchboard, SipDoor sip, Source source, Lane<CallMessage> lane) {
        this.switchboard = switchboard;
        this.sip = sip;
        this.source = source;
        this.lane = lane;
    }

    /** From any thread; false where nobody will hear of it. */
    boolean tell(CallMessage message) {
        return lane.post(message);
    }

    /** Where the call came from. */
    Source source() {
        return source;
    }

    /** Where the phone found us, and where its sound is to go. */
    InetAddress address() {
        return source.local().getAddress();
    }

    NetworkAddress networkAddress() {
        return NetworkAddress.of(address().getHostAddress());
    }

    void respond(Branch branch, SipResponse response) {
        sip.respond(branch, response);
    }

    void respondAgain(Branch branch, SipResponse response) {
        sip.respondAgain(branch, response);
    }

    void absorb(Branch branch) {
        sip.absorb(branch);
    }

    void send(SipRequest request) {
        sip.send(request, source);
    }

    void sendAck(SipRequest ack) {
        sip.sendAck(ack, source);
    }

    void passOn(CallMessage.Requested requested) {
        switchboard.pass(requested);
    }

    Tally tally() {
        return switchboard.tally();
    }

    void forget(PhoneCall call) {
        switchboard.forget(call);
    }
}
