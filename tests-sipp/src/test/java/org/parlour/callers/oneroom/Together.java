package org.parlour.callers.oneroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.parlour.callers.browser.BrowserHouse;
import org.parlour.callers.browser.Visitor;
import org.parlour.callers.phone.Ear;
import org.parlour.callers.phone.Marker;
import org.parlour.callers.phone.Voice;
import org.parlour.callers.telephone.Caller;
import tools.jackson.databind.JsonNode;

/** What tests of both sides share: telephones for a house of browsers, and ears for both. */
final class Together {
    /** Tones and sentences that greet whoever comes are over by then. */
    static final Duration SETTLING = Duration.ofSeconds(8);

    static final Duration TALK = Duration.ofSeconds(10);

    private static final double NEARLY_ALWAYS = 0.95;
    private static final double FAR_BELOW_DECIBELS = 30;
    private static final Duration SOON = Duration.ofSeconds(5);

    private final BrowserHouse house;

    Together(BrowserHouse house) {
        this.house = house;
    }

    /** A number kept for fiction, drawn. */
    static String number() {
        return "55502" + ThreadLocalRandom.current().nextInt(10_000, 100_000);
    }

    Caller caller() throws IOException {
        long seed = ThreadLocalRandom.current().nextLong(1L << 40);
        return new Caller(house.program(), "UDP", Voice.USUAL, number(), seed);
    }

    /** What was heard of a voice, nearly always, in a line; the listener's own is far below it. */
    static void assertHeard(String what, short[] line, Marker other, Marker own) {
        Ear.Hearing hearing = Ear.listen(line, other);
        assertThat(hearing.foundShare()).as("%s: %s", what, hearing).isGreaterThanOrEqualTo(NEARLY_ALWAYS);
        assertThat(Ear.decibelsBelow(Ear.gainBeside(line, own, other), hearing.gain()))
                .as("%s: how far below it the listener's own voice is", what)
                .isGreaterThanOrEqualTo(FAR_BELOW_DECIBELS);
    }

    static void assertHeard(String what, short[] line, Marker other) {
        Ear.Hearing hearing = Ear.listen(line, other);
        assertThat(hearing.foundShare()).as("%s: %s", what, hearing).isGreaterThanOrEqualTo(NEARLY_ALWAYS);
    }

    /** One who speaks alone hears themselves far below what they heard of another before. */
    static void assertFarBelow(String what, short[] alone, Marker own, short[] both, Marker other) {
        double reference = Ear.listen(both, other).gain();
        assertThat(Ear.decibelsBelow(Ear.listen(alone, own).gain(), reference))
                .as("%s: how far below the other's", what)
                .isGreaterThanOrEqualTo(FAR_BELOW_DECIBELS);
    }

    static void assertUnheard(String what, short[] line, Marker other) {
        assertThat(line).as(what).hasSizeGreaterThanOrEqualTo(Ear.WINDOW_SAMPLES);
        assertThat(Ear.listen(line, other).foundShare()).as(what).isZero();
    }

    /** The end of a recording: what is before it are greetings and typing. */
    static short[] endOf(short[] recording, Duration time) {
        int samples = (int) time.toSeconds() * Marker.RATE_HZ;
        assertThat(recording).hasSizeGreaterThan(samples);
        return Arrays.copyOfRange(recording, recording.length - samples, recording.length);
    }

    // --- the tile of a telephone -------------------------------------------------------------------------------------

    static String phoneTile() {
        return Visitor.part("tile") + "[data-kind=\"phone\"]";
    }

    static void awaitPhoneTile(Visitor visitor, String attribute, String value)
            throws IOException, InterruptedException {
        visitor.page()
                .until(
                        attribute + " is " + value + " on the telephone's tile",
                        SOON,
                        "([selector, name, value]) => document.querySelector(selector)?.dataset[name] === value",
                        List.of(phoneTile(), attribute, value));
    }

    static void awaitPhoneTiles(Visitor visitor, int count) throws IOException, InterruptedException {
        JsonNode there = visitor.page()
                .until(
                        count + " telephones",
                        SOON,
                        "([selector, count]) => document.querySelectorAll(selector).length === count",
                        List.of(phoneTile(), count));
        assertThat(there.asBoolean()).isTrue();
    }

    /** What a host does to the only telephone, by the menu on its tile. */
    static void atThePhone(Visitor host, String part) throws IOException, InterruptedException {
        host.page().press(phoneTile() + " " + Visitor.part("tile-menu"));
        host.page().press(Visitor.part("person-card") + " " + Visitor.part(part));
        host.page().press(Visitor.part("card-close"));
    }
}
