package org.parlour.sip.dialog;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.parlour.sip.dialog.SipMethod.Known;

/**
 * What people do with a telephone, each with the ends it may have: the phone's, the house's. Between two steps lies more
 * time than SIP takes to give up, so that what a lost message delays is over before the next; where a flow is about two
 * things that cross, it has an end for each that may come first.
 */
record Flow(String name, Consumer<Scene> script, List<String> ends) {
    static final List<Flow> ALL = List.of(
            flow("caller hangs up", scene -> scene.phoneAt(60, "hangs up", Phone::hangsUp), "hung up / peer_hung_up"),
            flow(
                    "house hangs up",
                    scene -> scene.houseAt(60, new Event.HangUp(new Reason("Q.850", 16, "Goodbye"))),
                    "house hung up for 16 / hung_up"),
            flow(
                    "house hangs up before the ack",
                    scene -> scene.houseAt(3.03, new Event.HangUp(null)),
                    "house hung up / hung_up",
                    // The INVITE came late, and so did the answer.
                    "refused 480 / hung_up"),
            flow("busy", scene -> scene.house().refuses(CallFailure.Plain.BUSY), "refused 486 / refused_busy"),
            flow(
                    "overloaded",
                    scene -> scene.house().refuses(new CallFailure.Overloaded(30)),
                    "refused 503 / refused_overloaded"),
            flow(
                    "offer unusable",
                    scene -> scene.phoneAt(0, "calls with a strange codec", phone -> phone.calls("unusable")),
                    "refused 488 / refused_not_acceptable_here"),
            flow("nobody answers", scene -> scene.house().answersAfter(null), "refused 480 / refused_not_answered"),
            flow(
                    "caller cancels",
                    scene -> {
                        scene.house().answersAfter(Duration.ofSeconds(100));
                        scene.phoneAt(10, "cancels", Phone::hangsUp);
                    },
                    "refused 487 / peer_cancelled"),
            flow(
                    "caller cancels at once",
                    scene -> {
                        scene.house().answersAfter(Duration.ofSeconds(100));
                        scene.phoneAt(0.001, "cancels", Phone::hangsUp);
                    },
                    "refused 487 / peer_cancelled"),
            flow(
                    "cancel crosses answer",
                    scene -> scene.phoneAt(3.03, "cancels", Phone::hangsUp),
                    "hung up / peer_hung_up",
                    "refused 487 / peer_cancelled"),
            flow(
                    "bye while ringing",
                    scene -> {
                        scene.house().answersAfter(Duration.ofSeconds(100));
                        scene.phoneAt(10, "hangs up early", Phone::hangsUpEarly)
                                .phoneAt(200, "hangs up", Phone::hangsUp);
                    },
                    "refused 487 / peer_hung_up",
                    // Without the 180 it knows nobody to say BYE to.
                    "hung up / peer_hung_up"),
            flow(
                    "bye while ringing crosses answer",
                    scene -> scene.phoneAt(3.03, "hangs up early", Phone::hangsUpEarly)
                            .phoneAt(60, "hangs up for good", Phone::hangsUp),
                    "hung up / peer_hung_up",
                    "refused 487 / peer_hung_up"),
            flow(
                    "late offer",
                    scene -> scene.phoneAt(0, "calls without an offer", phone -> phone.calls(null))
                            .phoneAt(60, "hangs up", Phone::hangsUp),
                    "hung up / peer_hung_up / our offer agreed"),
            flow(
                    "late offer without answer",
                    scene -> scene.phoneAt(0, "calls without an offer", phone -> {
                        phone.forgetsAnswers();
                        phone.calls(null);
                    }),
                    "house hung up for 488 / bad_answer"),
            flow(
                    "caller holds and resumes",
                    scene -> scene.phoneAt(60, "holds", phone -> phone.holds("hold"))
                            .phoneAt(120, "resumes", phone -> phone.holds("resume"))
                            .phoneAt(180, "hangs up", Phone::hangsUp),
                    "hung up / peer_hung_up"),
            flow(
                    "caller asks for an offer",
                    scene -> scene.phoneAt(60, "asks for an offer", phone -> phone.holds(null))
                            .phoneAt(120, "hangs up", Phone::hangsUp),
                    "hung up / peer_hung_up / our offer agreed"),
            flow(
                    "caller offers the unusable",
                    scene -> scene.phoneAt(60, "offers a strange codec", phone -> phone.holds("unusable"))
                            .phoneAt(120, "hangs up", Phone::hangsUp),
                    "re-INVITE refused 488, hung up / peer_hung_up"),
            flow(
                    "caller cancels the hold",
                    scene -> {
                        scene.house().thinksFor(Duration.ofMillis(4_500));
                        scene.phoneAt(60, "holds", phone -> phone.holds("hold"))
                                .phoneAt(60.5, "thinks better of it", Phone::cancels)
                                .phoneAt(120, "hangs up", Phone::hangsUp);
                    },
                    "re-INVITE refused 487, hung up / peer_hung_up"),
            flow(
                    "caller holds by update",
                    scene -> scene.phoneAt(
                                    60, "holds", phone -> phone.asks(Known.UPDATE, SipBody.sdp("hold by UPDATE")))
                            .phoneAt(120, "hangs up", Phone::hangsUp),
                    "hung up / peer_hung_up"),
            flow(
                    "house moves the leg",
                    scene -> scene.houseAt(60, new Event.Renegotiate()).phoneAt(120, "hangs up", Phone::hangsUp),
                    "hung up / peer_hung_up / our offer agreed"),
            flow(
                    "caller refuses the move",
                    scene -> {
                        scene.phone().refusesReInvites();
                        scene.houseAt(60, new Event.Renegotiate()).phoneAt(120, "hangs up", Phone::hangsUp);
                    },
                    "hung up / peer_hung_up"),
            flow(
                    "both offer at once",
                    scene -> scene.houseAt(60, new Event.Renegotiate())
                            .phoneAt(60, "holds", phone -> phone.holds("hold"))
                            .phoneAt(180, "hangs up", Phone::hangsUp),
                    "hung up / peer_hung_up / our offer agreed"),
            flow(
                    "keys",
                    scene -> {
                        for (int key = 1; key <= 3; key++) {
                            SipBody body = new SipBody("application/dtmf-relay", new byte[] {(byte) ('0' + key)});
                            scene.phoneAt(20 + 40 * key, "presses " + key, phone -> phone.asks(Known.INFO, body));
                        }
                        scene.phoneAt(200, "hangs up", Phone::hangsUp);
                    },
                    "INFO 200, INFO 200, INFO 200, hung up / peer_hung_up / keys 123"),
            flow(
                    "who is there",
                    scene -> scene.phoneAt(60, "asks", phone -> phone.asks(Known.OPTIONS, null))
                            .houseAt(100, new Event.Ping())
                            .phoneAt(140, "hangs up", Phone::hangsUp),
                    "OPTIONS 200, hung up / peer_hung_up / alive"),
            flow(
                    "unheard of",
                    scene -> scene.phoneAt(60, "sings", phone -> phone.asks(SipMethod.of("SING"), null))
                            .phoneAt(100, "refers", phone -> phone.asks(Known.REFER, null))
                            .phoneAt(140, "hangs up", Phone::hangsUp),
                    "SING 501, REFER 405, hung up / peer_hung_up"),
            flow(
                    "caller vanishes",
                    scene -> scene.phoneAt(60, "dies", Phone::dies).houseAt(80, new Event.Ping()),
                    " / peer_vanished"),
            flow(
                    "caller vanishes before a move",
                    scene -> scene.phoneAt(60, "dies", Phone::dies).houseAt(80, new Event.Renegotiate()),
                    " / peer_vanished"),
            flow("caller vanishes before the ack", scene -> scene.phoneAt(2.5, "dies", Phone::dies), " / no_ack"),
            flow(
                    "both hang up at once",
                    scene -> scene.houseAt(60, new Event.HangUp(null)).phoneAt(60, "hangs up", Phone::hangsUp),
                    "hung up / hung_up",
                    "house hung up / hung_up",
                    "hung up / peer_hung_up"),
            flow(
                    "bye crosses the move",
                    scene -> scene.houseAt(60, new Event.Renegotiate()).phoneAt(60, "hangs up", Phone::hangsUp),
                    "hung up / peer_hung_up",
                    // Their BYE was lost, so we hear of the end from their 481.
                    "hung up / peer_vanished"),
            flow(
                    "hold crosses bye",
                    scene -> scene.houseAt(60, new Event.HangUp(null))
                            .phoneAt(60, "holds", phone -> phone.holds("hold")),
                    "house hung up / hung_up",
                    // Our BYE was lost, so they hear of the end from our 481.
                    "hung up / hung_up"));

    private static Flow flow(String name, Consumer<Scene> script, String... ends) {
        return new Flow(name, script, List.of(ends));
    }

    /** The phone calls at 0 s, it rings after 1 s, and is answered after 3 s, unless the flow has it otherwise. */
    void prepare(Scene scene) {
        scene.house().ringsAfter(Duration.ofSeconds(1));
        scene.house().answersAfter(Duration.ofSeconds(3));
        script.accept(scene);
        scene.phoneAt(0, "calls", phone -> phone.callsIfIdle("offer"));
    }

    @Override
    public String toString() {
        return name;
    }
}
