package org.parlour.callers.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.callers.phone.Heard;
import org.parlour.callers.phone.Offer;
import org.parlour.callers.phone.ScriptedPhone;
import org.parlour.callers.phone.SipText;
import org.parlour.callers.phone.Voice;
import org.parlour.callers.program.TelephoneHouse;

/** Every way in which a call can end, and that it has ended then. */
@Tag("peer")
class EndingTest {
    private static final long SEED = Long.getLong("parlour.seed", 20_261_121L);
    private static final int CANCELS = 40;

    @RegisterExtension
    static final CallingHouse HOUSE = CallingHouse.withDefaults();

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);

    @ParameterizedTest
    @ValueSource(ints = {0, 50, 400, 1_500, 4_000})
    void hangingUpInTheGreetingEndsTheCall(int afterMillis) throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        try (Caller caller = HOUSE.caller()) {
            caller.phone().dial(room.number(), caller.peer());
            caller.waits(Duration.ofMillis(afterMillis));
            caller.hangsUp();
            // RFC 3550 6.3.7: who has said nothing yet says no goodbye either.
            if (afterMillis >= 400) {
                assertThat(caller.peer().awaits(Heard::saidBye, Caller.PATIENCE))
                        .as("RTCP BYE")
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8, 9})
    void hangingUpAfterSomeDigitsEndsTheCall(int digits) throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        try (Caller caller = HOUSE.caller()) {
            caller.calls(room.number());
            caller.types(room.pin().substring(0, Math.min(digits, room.pin().length())));
            caller.waits(Duration.ofMillis(250L * digits));
            caller.hangsUp();
        }
        HOUSE.program().untilSeated(room, 0);
    }

    /** RFC 3261 9.1 and 15: whichever comes first, CANCEL or the answer, both sides agree in the end. */
    @Test
    void cancellingAtAnyMomentEndsTheCall() throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        for (int i = 0; i < CANCELS; i++) {
            try (Caller caller = HOUSE.caller()) {
                ScriptedPhone phone = caller.phone();
                phone.invite(room.number(), Offer.of(caller.peer()).text());
                spin(random.nextInt(8_000_000));
                phone.cancel();
                SipText outcome = phone.expect(
                        "an end of the INVITE", text -> text.method().equals("INVITE") && text.status() >= 200);
                assertThat(outcome.status()).as(phone.transcript()).isIn(200, 487);
                if (outcome.status() == 200) {
                    phone.acknowledge(outcome);
                    caller.hangsUp();
                }
                SipText cancelled = phone.expectReply("CANCEL");
                assertThat(cancelled.status()).as(phone.transcript()).isIn(200, 481);
            }
        }
    }

    @Test
    void whoVanishesWithoutAWordIsNoticedAndGivesTheSeatBack() throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        try (Caller caller = HOUSE.caller()) {
            caller.enters(room);
            caller.peer().vanish();
            caller.phone().vanish();
            HOUSE.program().until("the line is called silent", Caller.PATIENCE, () -> HOUSE.program().calls().stream()
                    .allMatch(call -> call.line().equals("silent")));
            HOUSE.program().until("the end of the call", Duration.ofMinutes(4), () -> HOUSE.program()
                    .calls()
                    .isEmpty());
        }
    }

    @Test
    void whoSaysGoodbyeByRtcpAloneIsNotTakenForSilent() throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        try (Caller caller = HOUSE.caller()) {
            caller.enters(room);
            caller.peer().goodbye();
            HOUSE.program()
                    .until("the line is known to be gone", Caller.PATIENCE, () -> HOUSE.program().calls().stream()
                            .noneMatch(call -> call.line().equals("sounding")));
            caller.hangsUp();
        }
    }

    @Test
    void aClosedRoomSaysGoodbyeAndHangsUp() throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        try (Caller caller = HOUSE.caller()) {
            caller.enters(room);
            caller.waits(Duration.ofSeconds(3));
            caller.listensAnew();
            HOUSE.program().close(room);
            caller.isHungUpOn(Caller.PATIENCE);
            assertThat(caller.hearsSomething(Duration.ofMillis(1)))
                    .as("a spoken goodbye")
                    .isTrue();
        }
    }

    @Test
    void theAdminHangsUp() throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        try (Caller caller = HOUSE.caller("TCP", Voice.USUAL)) {
            caller.enters(room);
            HOUSE.program().hangUp(HOUSE.program().calls().getFirst());
            caller.isHungUpOn(Caller.PATIENCE);
        }
    }

    @Test
    void ctrlCSaysByeToAll(@TempDir Path folder) throws Exception {
        try (TelephoneHouse house = TelephoneHouse.open(folder.resolve("data"))) {
            TelephoneHouse.Room room = house.room();
            try (Caller seated = new Caller(house, "UDP", Voice.USUAL, CallingHouse.number(), 31);
                    Caller greeted = new Caller(house, "TCP", Voice.USUAL, CallingHouse.number(), 32)) {
                seated.enters(room);
                greeted.calls(room.number());
                house.program().signal("INT");
                seated.isHungUpOn(Caller.PATIENCE);
                greeted.isHungUpOn(Caller.PATIENCE);
                assertThat(house.program().awaitExitCode()).isZero();
            }
        }
    }

    private static void spin(int nanos) {
        long untilNanos = System.nanoTime() + nanos;
        while (System.nanoTime() < untilNanos) {
            Thread.onSpinWait();
        }
    }
}
