package org.parlour.sip.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.parlour.simulation.Run;
import org.parlour.sip.dialog.HeaderFields;
import org.parlour.sip.dialog.SipRequest;
import org.parlour.sip.dialog.SipResponse;
import org.parlour.sip.registration.RegistrationState.Stage;

/**
 * A day with a provider in bad weather: answers are lost or late or say "not now", nonces run out, the NAT forgets us;
 * then the sky clears. Whatever came before, we are registered soon after, have sent no storm, and the provider has one
 * Contact of ours.
 */
class RegisteringSimulationTest {
    private static final Duration DAY = Duration.ofHours(24);
    // Back-off ends at five minutes; one round of two dead servers takes 72 s before it.
    private static final Duration SOON = Duration.ofMinutes(8);

    private record Late(SipResponse response, long atNanos) {}

    static LongStream seeds() {
        return Run.seeds(20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isRegisteredSoonAfterTheStorm(long seed) {
        SplittableRandom weather = new SplittableRandom(seed);
        Provider provider = new Provider();
        provider.most = 60 + weather.nextInt(600);
        provider.usesOfANonce = 1 + weather.nextInt(5);
        provider.saysStale = weather.nextBoolean();
        Desk desk = new Desk(seed);
        play(desk, provider, weather, DAY.toNanos(), true);
        assertThat(desk.sent.size()).as("requests of a day").isLessThan(6 * 24 * 60);
        // What only a person mends is tried seldom; here is one who says that it is mended.
        desk.on(new RegistrationEvent.Hurry());
        play(desk, provider, weather, DAY.plus(SOON).toNanos(), false);
        assertThat(desk.state().stage()).isEqualTo(Stage.REGISTERED);
        assertThat(desk.state().trouble()).isNull();
        provider.bindings.values().removeIf(until -> until <= desk.nowNanos);
        play(
                desk,
                provider,
                weather,
                DAY.plus(SOON).plus(Duration.ofSeconds(700)).toNanos(),
                false);
        provider.bindings.values().removeIf(until -> until <= desk.nowNanos);
        assertThat(provider.bindings).hasSize(1);
        desk.on(new RegistrationEvent.Close());
        desk.talkTo(provider);
        assertThat(provider.bindings).isEmpty();
        assertThat(desk.registering.isOver()).isTrue();
    }

    private static void play(Desk desk, Provider provider, SplittableRandom weather, long untilNanos, boolean storm) {
        Deque<Late> onTheWay = new ArrayDeque<>();
        int heard = storm ? 0 : Math.max(0, desk.sent.size() - 1);
        while (true) {
            for (; heard < desk.sent.size(); heard++) {
                SipRequest request = desk.sent.get(heard);
                long delay =
                        Duration.ofMillis(storm ? weather.nextInt(40_000) : 30).toNanos();
                SipResponse response = answer(desk, provider, request, weather, storm);
                if (response != null) {
                    onTheWay.add(new Late(response, desk.nowNanos + delay));
                }
            }
            long next = Math.min(
                    desk.registering.nextDeadlineNanos(),
                    onTheWay.stream().mapToLong(Late::atNanos).min().orElse(Long.MAX_VALUE));
            if (next > untilNanos) {
                desk.nowNanos = untilNanos;
                return;
            }
            desk.nowNanos = Math.max(desk.nowNanos, next);
            Late due = onTheWay.stream()
                    .filter(late -> late.atNanos <= next)
                    .findFirst()
                    .orElse(null);
            if (due == null) {
                desk.on(new RegistrationEvent.DeadlineReached());
                check(desk);
            } else {
                onTheWay.remove(due);
                desk.on(new RegistrationEvent.Responded(due.response));
            }
        }
    }

    private static void check(Desk desk) {
        assertThat(desk.registering.nextDeadlineNanos())
                .as("something is awaited")
                .isGreaterThan(desk.nowNanos);
        if (desk.state().stage() == Stage.REGISTERED) {
            assertThat(desk.state().boundUntilNanos()).isGreaterThan(desk.nowNanos);
        }
    }

    private static @Nullable SipResponse answer(
            Desk desk, Provider provider, SipRequest request, SplittableRandom weather, boolean storm) {
        int lot = storm ? weather.nextInt(100) : 100;
        if (lot < 25) {
            return null;
        }
        if (lot < 30) {
            provider.sees = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.10"), 1_024 + weather.nextInt(60_000));
        }
        if (lot < 50) {
            int[] statuses = {408, 480, 500, 503, 503, 403, 404, 302, 423, 401, 699};
            HeaderFields fields = weather.nextInt(3) == 0
                    ? HeaderFields.of("Retry-After", Integer.toString(weather.nextInt(100)))
                    : HeaderFields.NONE;
            return provider.says(request, statuses[weather.nextInt(statuses.length)], "Weather", fields);
        }
        SipResponse response = provider.answer(request, desk.nowNanos);
        return lot < 60 ? null : response;
    }
}
