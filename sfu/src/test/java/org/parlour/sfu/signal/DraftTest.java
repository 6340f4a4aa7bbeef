package org.parlour.sfu.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.wire.call.HearingProfile;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.Reading;

class DraftTest {
    private static Draft draft(@Nullable String type) {
        return new Draft(
                1L, type, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null, null, null, null, null, null);
    }

    private static Draft hearing(@Nullable Integer louder, int clearer, int percent) {
        return new Draft(
                1L, "hearing", null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, 7L, null, null, louder, clearer, percent, true);
    }

    private static Draft hello(@Nullable String ticket, @Nullable String resume, @Nullable Long seen) {
        return new Draft(
                1L, "hello", 1, ticket, resume, seen, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null, null, null, null, null, null);
    }

    private static Draft view(List<Draft.@Nullable Pointer> pinned, int most) {
        return new Draft(
                1L, "view", null, null, null, null, null, null, null, null, null, null, null, null, most, pinned,
                List.of(), true, null, null, null, null, null, null, null, null, null);
    }

    private static String flaw(Draft draft) {
        return ((Reading.Malformed<Request>) draft.read()).reason();
    }

    @ParameterizedTest
    @ValueSource(strings = {"close", "leave", "ping"})
    void shortestRequestsAreAnIdAndAType(String type) {
        assertThat(draft(type).read())
                .isInstanceOfSatisfying(Reading.Parsed.class, read -> assertThat(((Request) read.value()).id())
                        .isEqualTo(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "publish",
                "receive",
                "received",
                "show",
                "view",
                "name",
                "admit",
                "refuse",
                "remove",
                "hush",
                "mute",
                "unmute",
                "rename",
                "test",
                "lower",
                "through",
                "move",
                "hearing",
                "phones"
            })
    void whatIsMissingIsNamed(String type) {
        assertThat(flaw(draft(type))).containsPattern("is missing|bears a");
    }

    @Test
    void typeThatNobodyKnowsIsMalformed() {
        assertThat(flaw(draft("dance"))).isEqualTo("there is no request of this type");
        assertThat(flaw(draft(null))).isEqualTo("type is missing");
    }

    @Test
    void helloBearsOneProof() {
        assertThat(hello("ticket", null, null).read()).isInstanceOf(Reading.Parsed.class);
        assertThat(hello(null, "resume", 7L).read()).isInstanceOf(Reading.Parsed.class);
        assertThat(flaw(hello("ticket", "resume", 7L))).contains("not both");
        assertThat(flaw(hello(null, "resume", null))).contains("seen is missing");
        assertThat(flaw(hello("x".repeat(129), null, null))).contains("1 to 128");
    }

    @Test
    void viewPointsAtPictures() {
        assertThat(view(List.of(new Draft.Pointer(7L, "screen")), 4).read()).isInstanceOf(Reading.Parsed.class);
        assertThat(flaw(view(List.of(new Draft.Pointer(7L, "face")), 4))).contains("camera or screen");
        assertThat(flaw(view(List.of(new Draft.Pointer(0L, "camera")), 4))).contains("1 to 2^32");
        assertThat(flaw(view(List.of(), -1))).contains("0 or more");
        assertThat(flaw(view(Collections.nCopies(65, new Draft.Pointer(7L, "screen")), 4)))
                .contains("at the most");
    }

    @Test
    void hearingIsFourValuesWithinTheirBounds() {
        assertThat(hearing(12, 9, 60).read())
                .isEqualTo(new Reading.Parsed<>(
                        new Request.Hear(1, new ParticipantNumber(7), new HearingProfile(12, 9, 60, true))));
        assertThat(flaw(hearing(null, 9, 60))).isEqualTo("louderDecibels is missing");
        assertThat(flaw(hearing(13, 9, 60))).isEqualTo("louderDecibels is -9 to 12");
        assertThat(flaw(hearing(0, -1, 60))).isEqualTo("clearerDecibels is 0 to 9");
        assertThat(flaw(hearing(0, 0, 101))).isEqualTo("promptPercent is 60 to 100");
    }

    @Test
    void nameIsOneLineThatStaysInItsPlace() {
        assertThat(PersonName.parse("  Dr. Müller 🙂 "))
                .isEqualTo(new Reading.Parsed<>(new PersonName("Dr. Müller 🙂")));
        for (String bad : List.of("", "  ", "a\nb", "a\u2028b", "a\u202eb", "a\ud800b", "x".repeat(61))) {
            assertThat(PersonName.parse(bad)).isInstanceOf(Reading.Malformed.class);
        }
        assertThat(PersonName.parse("🙂".repeat(60))).isInstanceOf(Reading.Parsed.class);
    }

    @Test
    void deviceIsLongEnoughNotToBeGuessed() {
        assertThat(Device.parse("x".repeat(21))).isInstanceOf(Reading.Malformed.class);
        assertThat(Device.parse("x".repeat(22))).isInstanceOf(Reading.Parsed.class);
        assertThat(Device.parse("ä".repeat(22))).isInstanceOf(Reading.Malformed.class);
    }

    @Test
    void paceAdmitsABurstAndThenTwentyASecond() {
        Pace pace = new Pace();
        long nowNanos = -5;
        for (int i = 0; i < Pace.BURST; i++) {
            assertThat(pace.admits(nowNanos)).isTrue();
        }
        assertThat(pace.admits(nowNanos)).isFalse();
        int admitted = 0;
        for (int millis = 0; millis < 10_000; millis++) {
            nowNanos += Duration.ofMillis(1).toNanos();
            admitted += pace.admits(nowNanos) ? 1 : 0;
        }
        assertThat(admitted).isEqualTo(10 * Pace.A_SECOND);
    }
}
