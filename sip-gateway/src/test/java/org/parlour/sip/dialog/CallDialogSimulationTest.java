package org.parlour.sip.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.parlour.simulation.Address;
import org.parlour.simulation.Fate;
import org.parlour.simulation.NetworkConditions;
import org.parlour.simulation.Run;
import org.parlour.simulation.SeededTest;
import org.parlour.sip.dialog.SipMethod.Known;

class CallDialogSimulationTest {
    // So many repeats of what was lost may be lost as well.
    private static final int REPEATS = 2;

    private record Lost(Address from, Address to, int ordinal) {}

    @ParameterizedTest
    @FieldSource("org.parlour.sip.dialog.Flow#ALL")
    void endsAsItShould(Flow flow) {
        assertThat(flow.ends()).first().isEqualTo(played(flow, List.of()).end());
    }

    @ParameterizedTest
    @FieldSource("org.parlour.sip.dialog.Flow#ALL")
    void endsAlikeThoughAnyOneMessageIsLost(Flow flow) {
        for (Lost lost : losses(flow)) {
            endsAlike(flow, List.of(lost));
        }
    }

    @ParameterizedTest
    @FieldSource("org.parlour.sip.dialog.Flow#ALL")
    void endsAlikeThoughAnyTwoMessagesAreLost(Flow flow) {
        List<Lost> losses = losses(flow);
        for (int first = 0; first < losses.size(); first++) {
            for (int second = first + 1; second < losses.size(); second++) {
                endsAlike(flow, List.of(losses.get(first), losses.get(second)));
            }
        }
    }

    private static List<Lost> losses(Flow flow) {
        Scene whole = played(flow, List.of());
        List<Lost> losses = new ArrayList<>();
        losses(whole, Scene.PHONE, Scene.HOUSE, losses);
        losses(whole, Scene.HOUSE, Scene.PHONE, losses);
        return losses;
    }

    private static void losses(Scene scene, Address from, Address to, List<Lost> losses) {
        for (int ordinal = 1; ordinal <= scene.network().count(from, to, Fate.SENT) + REPEATS; ordinal++) {
            losses.add(new Lost(from, to, ordinal));
        }
    }

    private static void endsAlike(Flow flow, List<Lost> losses) {
        Scene scene = played(flow, losses);
        assertThat(flow.ends())
                .as("%s without %s%n%s", flow, losses, scene.ladder())
                .contains(scene.end());
    }

    private static Scene played(Flow flow, List<Lost> losses) {
        Scene scene = new Scene(Run.ofSeed(1));
        losses.forEach(lost -> scene.network().lose(lost.from(), lost.to(), lost.ordinal()));
        flow.prepare(scene);
        scene.play();
        return scene;
    }

    @SeededTest(atLeast = 300)
    void keepsItsPromisesWhateverPeopleAndNetworksDo(Run run) {
        Scene scene = new Scene(run);
        scene.network().with(NetworkConditions.drawn(run.chance("conditions")));
        RandomGenerator chance = run.chance("people");
        scene.house().ringsAfter(Duration.ofMillis(chance.nextInt(2_000)));
        scene.house().answersAfter(Duration.ofMillis(chance.nextInt(4_000)));
        scene.house().thinksFor(Duration.ofMillis(chance.nextInt(4) == 0 ? chance.nextInt(6_000) : 0));
        scene.phoneAt(0, "calls", phone -> phone.callsIfIdle(chance.nextBoolean() ? "offer" : null));
        for (int step = chance.nextInt(12); step > 0; step--) {
            double seconds = chance.nextBoolean() ? chance.nextDouble(6) : chance.nextDouble(60);
            scene.at(seconds, "somebody does something", whim(scene, chance.nextInt(14)));
        }
        scene.phoneAt(120, "hangs up", Phone::hangsUp).houseAt(200, new Event.HangUp(null));
        scene.phoneAt(300, "is switched off", Phone::hangsUp);
        scene.play();
    }

    private static Runnable whim(Scene scene, int which) {
        Phone phone = scene.phone();
        GatewaySide house = scene.house();
        return switch (which) {
            case 0 -> phone::hangsUp;
            case 1 -> phone::cancels;
            case 2 -> phone::hangsUpEarly;
            case 3 -> () -> phone.holds("hold");
            case 4 -> () -> phone.holds(null);
            case 5 -> () -> phone.holds("unusable");
            case 6 -> () -> phone.asks(Known.UPDATE, SipBody.sdp("hold by UPDATE"));
            case 7 -> () -> phone.asks(Known.INFO, new SipBody("application/dtmf", new byte[] {'5'}));
            case 8 -> () -> phone.asks(Known.OPTIONS, null);
            case 9 -> () -> house.wants(new Event.Ping());
            case 10, 11 -> () -> house.wants(new Event.Renegotiate());
            case 12 -> () -> house.wants(new Event.Refuse(CallFailure.Plain.BUSY));
            default -> () -> house.wants(new Event.HangUp(null));
        };
    }
}
