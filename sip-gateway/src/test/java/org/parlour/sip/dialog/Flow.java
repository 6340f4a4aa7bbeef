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
enum Flow {
    CALLER_HANGS_UP(scene -> scene.phoneAt(60, "hangs up", Phone::hangsUp), "hung up / peer_hung_up"),

    HOUSE_HANGS_UP(
            scene -> scene.houseAt(60, new Event.HangUp(new Reason("Q.850", 16, "Goodbye"))),
            "house hung up for 16 / hung_up"),

    HOUSE_HANGS_UP_BEFORE_THE_ACK(
            scene -> scene.houseAt(3.03, new Event.HangUp(null)),
            "house hung up / hung_up",
            // The INVITE came late, and so did the answer.
            "refused 480 / hung_up"),

    BUSY(scene -> scene.house().refuses(CallFailure.Plain.BUSY), "refused 486 / refused_busy"),

    OVERLOADED(scene -> scene.house().refuses(new CallFailure.Overloaded(30)), "refused 503 / refused_overloaded"),

    OFFER_UNUSABLE(
            scene -> scene.phoneAt(0, "calls with a strange codec", phone -> phone.calls("unusable")),
            "refused 488 / refused_not_acceptable_here"),

    NOBODY_ANSWERS(scene -> scene.house().answersAfter(null), "refused 480 / refused_not_answered"),

    CALLER_CANCELS(
            scene -> {
                scene.house().answersAfter(Duration.ofSeconds(100));
                scene.phoneAt(10, "cancels", Phone::hangsUp);
            },
            "refused 487 / peer_cancelled"),

    CALLER_CANCELS_AT_ONCE(
            scene -> {
                scene.house().answersAfter(Duration.ofSeconds(100));
                scene.phoneAt(0.001, "cancels", Phone::hangsUp);
            },
            "refused 487 / peer_cancelled"),

    CANCEL_CROSSES_ANSWER(
            scene -> scene.phoneAt(3.03, "cancels", Phone::hangsUp),
            "hung up / peer_hung_up",
            "refused 487 / peer_cancelled"),

    BYE_WHILE_RINGING(
            scene -> {
                scene.house().answersAfter(Duration.ofSeconds(100));
                scene.phoneAt(10, "hangs up early", Phone::hangsUpEarly).phoneAt(200, "hangs up", Phone::hangsUp);
            },
            "refused 487 / peer_hung_up",
            // Without the 180 it knows nobody to say BYE to.
            "hung up / peer_hung_up"),

    BYE_WHILE_RINGING_CROSSES_ANSWER(
            scene -> scene.phoneAt(3.03, "hangs up early", Phone::hangsUpEarly)
                    .phoneAt(60, "hangs up for good", Phone::hangsUp),
            "hung up / peer_hung_up",
            "refused 487 / peer_hung_up"),

    LATE_OFFER(
            scene -> scene.phoneAt(0, "calls without an offer", phone -> phone.calls(null))
                    .phoneAt(60, "hangs up", Phone::hangsUp),
            "hung up / peer_hung_up"),

    LATE_OFFER_WITHOUT_ANSWER(
            scene -> scene.phoneAt(0, "calls without an offer", phone -> {
                phone.forgetsAnswers();
                phone.calls(null);
            }),
            "house hung up for 488 / bad_answer"),

    CALLER_HOLDS_AND_RESUMES(
            scene -> scene.phoneAt(60, "holds", phone -> phone.holds("hold"))
                    .phoneAt(120, "resumes", phone -> phone.holds("resume"))
                    .phoneAt(180, "hangs up", Phone::hangsUp),
            "hung up / peer_hung_up"),

    CALLER_ASKS_FOR_AN_OFFER(
            scene -> scene.phoneAt(60, "asks for an offer", phone -> phone.holds(null))
                    .phoneAt(120, "hangs up", Phone::hangsUp),
            "hung up / peer_hung_up"),

    CALLER_OFFERS_THE_UNUSABLE(
            scene -> scene.phoneAt(60, "offers a strange codec", phone -> phone.holds("unusable"))
                    .phoneAt(120, "hangs up", Phone::hangsUp),
            "re-INVITE refused 488, hung up / peer_hung_up"),

    CALLER_CANCELS_THE_HOLD(
            scene -> {
                scene.house().thinksFor(Duration.ofMillis(4_500));
                scene.phoneAt(60, "holds", phone -> phone.holds("hold"))
                        .phoneAt(60.5, "thinks better of it", Phone::cancels)
                        .phoneAt(120, "hangs up", Phone::hangsUp);
            },
            "re-INVITE refused 487, hung up / peer_hung_up"),

    CALLER_HOLDS_BY_UPDATE(
            scene -> scene.phoneAt(60, "holds", phone -> phone.asks(Known.UPDATE, SipBody.sdp("hold by UPDATE")))
                    .phoneAt(120, "hangs up", Phone::hangsUp),
            "hung up / peer_hung_up"),

    HOUSE_MOVES_THE_LEG(
            scene -> scene.houseAt(60, new Event.Renegotiate()).phoneAt(120, "hangs up", Phone::hangsUp),
            "hung up / peer_hung_up"),

    CALLER_REFUSES_THE_MOVE(
            scene -> {
                scene.phone().refusesReInvites();
                scene.houseAt(60, new Event.Renegotiate()).phoneAt(120, "hangs up", Phone::hangsUp);
            },
            "hung up / peer_hung_up"),

    BOTH_OFFER_AT_ONCE(
            scene -> scene.houseAt(60, new Event.Renegotiate())
                    .phoneAt(60, "holds", phone -> phone.holds("hold"))
                    .phoneAt(180, "hangs up", Phone::hangsUp),
            "hung up / peer_hung_up"),

    KEYS(
            scene -> {
                for (int key = 1; key <= 3; key++) {
                    SipBody body = new SipBody("application/dtmf-relay", new byte[] {(byte) ('0' + key)});
                    scene.phoneAt(20 + 40 * key, "presses " + key, phone -> phone.asks(Known.INFO, body));
                }
                scene.phoneAt(200, "hangs up", Phone::hangsUp);
            },
            "INFO 200, INFO 200, INFO 200, hung up / peer_hung_up / keys 123"),

    WHO_IS_THERE(
            scene -> scene.phoneAt(60, "asks", phone -> phone.asks(Known.OPTIONS, null))
                    .houseAt(100, new Event.Ping())
                    .phoneAt(140, "hangs up", Phone::hangsUp),
            "OPTIONS 200, hung up / peer_hung_up"),

    UNHEARD_OF(
            scene -> scene.phoneAt(60, "sings", phone -> phone.asks(SipMethod.of("SING"), null))
                    .phoneAt(100, "refers", phone -> phone.asks(Known.REFER, null))
                    .phoneAt(140, "hangs up", Phone::hangsUp),
            "SING 501, REFER 405, hung up / peer_hung_up"),

    CALLER_VANISHES(scene -> scene.phoneAt(60, "dies", Phone::dies).houseAt(80, new Event.Ping()), " / peer_vanished"),

    CALLER_VANISHES_BEFORE_A_MOVE(
            scene -> scene.phoneAt(60, "dies", Phone::dies).houseAt(80, new Event.Renegotiate()), " / peer_vanished"),

    CALLER_VANISHES_BEFORE_THE_ACK(scene -> scene.phoneAt(2.5, "dies", Phone::dies), " / no_ack"),

    BOTH_HANG_UP_AT_ONCE(
            scene -> scene.houseAt(60, new Event.HangUp(null)).phoneAt(60, "hangs up", Phone::hangsUp),
            "hung up / hung_up",
            "house hung up / hung_up",
            "hung up / peer_hung_up"),

    BYE_CROSSES_THE_MOVE(
            scene -> scene.houseAt(60, new Event.Renegotiate()).phoneAt(60, "hangs up", Phone::hangsUp),
            "hung up / peer_hung_up",
            // Their BYE was lost, so we hear of the end from their 481.
            "hung up / peer_vanished"),

    HOLD_CROSSES_BYE(
            scene -> scene.houseAt(60, new Event.HangUp(null)).phoneAt(60, "holds", phone -> phone.holds("hold")),
            "house hung up / hung_up",
            // Our BYE was lost, so they hear of the end from our 481.
            "hung up / hung_up");

    private final Consumer<Scene> script;
    private final List<String> ends;

    Flow(Consumer<Scene> script, String... ends) {
        this.script = script;
        this.ends = List.of(ends);
    }

    /** The ends that it may have. */
    List<String> ends() {
        return ends;
    }

    /** The phone calls at 0 s, it rings after 1 s, and is answered after 3 s, unless the flow has it otherwise. */
    void prepare(Scene scene) {
        scene.house().ringsAfter(Duration.ofSeconds(1));
        scene.house().answersAfter(Duration.ofSeconds(3));
        script.accept(scene);
        scene.phoneAt(0, "calls", phone -> phone.callsIfIdle("offer"));
    }
}
