package org.parlour.sip.jain;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.parlour.sip.dialog.Branch;
import org.parlour.sip.dialog.CSeq;
import org.parlour.sip.dialog.CallDialog;
import org.parlour.sip.dialog.CallFailure;
import org.parlour.sip.dialog.DialogTimers;
import org.parlour.sip.dialog.Effect;
import org.parlour.sip.dialog.Event;
import org.parlour.sip.dialog.SipMethod;
import org.parlour.sip.dialog.SipRequest;
import org.parlour.sip.dialog.SipResponse;
import org.parlour.wire.call.TrunkName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call that a second stack gets from this machine before the first opens, so that every class on a call's way is there
 * when somebody calls: cold, the first answer took 65 to 230 ms.
 */
final class Rehearsal {
    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
    private static final int ROUNDS = 5;
    private static final int LONGEST_WAIT_MILLIS = 2_000;
    private static final int LONGEST_ANSWER_BYTES = 4_096;

    private Rehearsal() {}

    /** A machine on which it fails can still be called. */
    static void play(SipSettings settings) {
        SipSettings own =
                new SipSettings(settings.stackName() + "-rehearsal", settings.longestMessageBytes(), 16, 64, 4);
        Stage stage = new Stage();
        try (SipDoor door = SipDoor.unrehearsed(own, Rehearsal::ownTrunk, stage);
                DatagramSocket phone = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            stage.door.set(door);
            phone.setSoTimeout(LONGEST_WAIT_MILLIS);
            InetSocketAddress house = door.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            for (int round = 0; round < ROUNDS; round++) {
                say(phone, house, "INVITE", round);
                await(phone, 486);
                say(phone, house, "ACK", round);
                say(phone, house, "OPTIONS", round);
                await(phone, 405);
            }
        } catch (IOException failed) {
            LOG.warn("SIP was not rehearsed; the first call will be answered a little later", failed);
        }
    }

    private static Optional<TrunkName> ownTrunk(InetAddress address) {
        return address.isLoopbackAddress() ? Optional.of(TrunkName.LOCAL) : Optional.empty();
    }

    private static void say(DatagramSocket phone, InetSocketAddress house, String method, int round)
            throws IOException {
        InetSocketAddress self = new InetSocketAddress(phone.getLocalAddress(), phone.getLocalPort());
        String session = method.equals("INVITE") ? "v=0\r\ns=-\r\n" : "";
        String text = String.join(
                "\r\n",
                method + " sip:rehearsal@" + Wording.hostPort(house) + " SIP/2.0",
                "Via: SIP/2.0/UDP " + Wording.hostPort(self) + ";rport;branch=z9hG4bKrehearsal" + round
                        + (method.equals("OPTIONS") ? "o" : ""),
                "Max-Forwards: 70",
                "From: \"Rehearsal\" <sip:rehearsal@" + Wording.hostPort(self) + ">;tag=rehearsal",
                "To: <sip:rehearsal@" + Wording.hostPort(house) + ">",
                "Call-ID: rehearsal" + round,
                "CSeq: 1 " + method,
                "Contact: <sip:rehearsal@" + Wording.hostPort(self) + ">",
                "Supported: timer, replaces",
                session.isEmpty() ? "Allow: INVITE" : "Content-Type: application/sdp",
                "Content-Length: " + session.length(),
                "",
                session);
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        phone.send(new DatagramPacket(bytes, bytes.length, house));
    }

    private static void await(DatagramSocket phone, int status) throws IOException {
        String wanted = "SIP/2.0 " + status;
        String heard;
        do {
            DatagramPacket packet = new DatagramPacket(new byte[LONGEST_ANSWER_BYTES], LONGEST_ANSWER_BYTES);
            phone.receive(packet);
            heard = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.US_ASCII);
        } while (!heard.startsWith(wanted));
    }

    /** Lets each call ring and says that the line is busy. */
    private static final class Stage implements SipEars {
        final AtomicReference<@Nullable SipDoor> door = new AtomicReference<>();

        @Override
        public void requested(Branch branch, SipRequest request, Source source) {
            SipDoor opened = door.get();
            if (opened == null || request.method() == SipMethod.Known.ACK) {
                return;
            }
            if (request.method() != SipMethod.Known.INVITE) {
                opened.respond(branch, request.refusal(CallFailure.Plain.METHOD_NOT_ALLOWED, "rehearsal"));
                return;
            }
            CallDialog dialog = CallDialog.inbound(
                    new Event.Requested(branch, request),
                    source.contact(),
                    DialogTimers.RFC3261,
                    new SecureRandom(),
                    0);
            for (Event event : List.of(new Event.Ring(), new Event.Refuse(CallFailure.Plain.BUSY))) {
                for (Effect effect : dialog.on(event, 0)) {
                    if (effect instanceof Effect.Respond(Branch to, SipResponse response)) {
                        opened.respond(to, response);
                    }
                }
            }
        }

        @Override
        public void responded(SipResponse response) {}

        @Override
        public void timedOut(String sipCallId, CSeq cseq) {}

        @Override
        public void notSent(String sipCallId, CSeq cseq) {}
    }
}
