package org.parlour.wire.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    private static final Instant BIRTH = Instant.parse("2026-11-21T08:15:30.123Z");

    private final RandomGenerator chance =
            RandomGeneratorFactory.of("L64X128MixRandom").create(7);

    @Test
    void aCallIdIsTwentyCharactersThatKnowTheirBirth() {
        CallId call = CallId.mint(BIRTH, chance);
        assertThat(call.toString())
                .hasSize(20)
                .matches("[0-9a-hjkmnp-tv-z]{20}")
                .startsWith("01m7yjsfab");
        assertThat(call.birth()).isEqualTo(BIRTH);
        assertThat(CallId.parse(call.toString())).isEqualTo(new Reading.Parsed<>(call));
    }

    @Test
    void callIdsSortAsTheirCallsBegan() {
        List<CallId> calls = new ArrayList<>();
        for (long millis = 0; millis < 1L << 47; millis = millis * 3 + 1) {
            calls.add(CallId.mint(Instant.ofEpochMilli(millis), chance));
        }
        assertThat(calls).isSorted();
        assertThat(calls.stream().map(CallId::text)).isSorted();
    }

    @Test
    void aThousandCallsOfOneMillisecondHaveAThousandIds() {
        Set<CallId> calls = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            calls.add(CallId.mint(BIRTH, chance));
        }
        assertThat(calls).hasSize(1_000);
    }

    @Test
    void theFirstAndTheLastMomentHaveIds() {
        Instant last = Instant.ofEpochMilli((1L << 48) - 1);
        assertThat(CallId.mint(last, () -> -1L).text()).isEqualTo("7zzzzzzzzz" + "zzzzzzzzzz");
        assertThat(SeatId.mint(Instant.EPOCH, () -> 0L).text()).isEqualTo("0".repeat(20));
        assertThatThrownBy(() -> CallId.mint(last.plusMillis(1), chance)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CallId.mint(Instant.EPOCH.minusMillis(1), chance))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "01k",
                "01KAJ0000000000000000",
                "01kaj0000000000000i0",
                "81kaj000000000000000",
                "01kaj00000000000000\u00e9"
            })
    void whatIsNoIdIsMalformedForTheParserAndABugForTheConstructor(String text) {
        refuses(text, CallId::parse, CallId::new);
        refuses(text, SeatId::parse, SeatId::new);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Demo", "-demo", "demo-", "de mo", "de_mo", "d/../o", "dämo", "demo\n"})
    void whatIsNoNameIsMalformedForTheParserAndABugForTheConstructor(String text) {
        refuses(text, RoomId::parse, RoomId::new);
        refuses(text, TrunkName::parse, TrunkName::new);
    }

    private static <T> void refuses(String text, Function<String, Reading<T>> parser, Function<String, T> maker) {
        assertThat(parser.apply(text)).isInstanceOf(Reading.Malformed.class);
        assertThatThrownBy(() -> maker.apply(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "d", "100", "berlin-1", "a--b"})
    void namesAreSmallLettersDigitsAndHyphens(String text) {
        assertThat(RoomId.parse(text)).isEqualTo(new Reading.Parsed<>(new RoomId(text)));
        assertThat(TrunkName.parse(text)).isEqualTo(new Reading.Parsed<>(new TrunkName(text)));
    }

    @Test
    void aNameIsAsLongAsADnsLabelAtMost() {
        assertThat(RoomId.parse("r".repeat(63))).isInstanceOf(Reading.Parsed.class);
        assertThat(RoomId.parse("r".repeat(64))).isInstanceOf(Reading.Malformed.class);
    }

    @Test
    void aMintedRoomCannotBeGuessed() {
        assertThat(RoomId.mint(chance).text()).matches("[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}");
        assertThat(RoomId.mint(() -> -1L).text()).isEqualTo("zzzz-zzzz-zzzz");
        assertThat(RoomId.mint(chance)).isNotEqualTo(RoomId.mint(chance));
    }

    @Test
    void sourcesAreThirtyTwoUnsignedBits() {
        assertThat(Ssrc.parse("4294967295")).isEqualTo(new Reading.Parsed<>(new Ssrc(-1)));
        assertThat(Ssrc.of(0x8000_0000L).unsigned()).isEqualTo(0x8000_0000L);
        assertThat(new Ssrc(-1)).hasToString("4294967295");
        assertThat(Ssrc.parse("0")).isEqualTo(new Reading.Parsed<>(new Ssrc(0)));
        assertThat(Ssrc.mint(() -> 0x1234_5678_0000_0000L)).isEqualTo(new Ssrc(0x1234_5678));
        assertThat(new ParticipantNumber(-1)).hasToString("4294967295");
        assertThat(ParticipantNumber.of(4_294_967_295L).unsigned()).isEqualTo(4_294_967_295L);
        assertThat(ParticipantNumber.parse("7")).isEqualTo(new Reading.Parsed<>(new ParticipantNumber(7)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1", "4294967296", "99999999999", "1 ", "0x1", "٣"})
    void whatDoesNotFitIntoThirtyTwoBitsIsMalformed(String text) {
        assertThat(Ssrc.parse(text)).isInstanceOf(Reading.Malformed.class);
        assertThat(ParticipantNumber.parse(text)).isInstanceOf(Reading.Malformed.class);
    }

    @Test
    void wrongNumbersAreTheCallersBug() {
        assertThatThrownBy(() -> Ssrc.of(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Ssrc.of(1L << 32)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ParticipantNumber.of(1L << 32)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nobodyIsParticipantZero() {
        assertThat(ParticipantNumber.parse("0")).isInstanceOf(Reading.Malformed.class);
        assertThatThrownBy(() -> new ParticipantNumber(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
