package org.parlour.callers.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.parlour.callers.phone.Marker;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A page that somebody looks at, whichever browser shows it. */
public interface Page extends AutoCloseable {
    /** Longer than anything takes on a machine that does other things beside. */
    Duration PATIENCE = Duration.ofSeconds(30);

    /** What an ear may miss at the beginning and at the end. */
    int HARD_OF_HEARING_MILLIS = 500;

    double SAMPLES_A_MILLISECOND = Marker.RATE_HZ / 1_000.0;

    /** Opens an address. */
    void go(String address) throws IOException, InterruptedException;

    /** Loads it again. */
    void reload() throws IOException, InterruptedException;

    /** What a function in the page says of an argument, or what its promise becomes; both are JSON. */
    String evaluate(String function, String argument) throws IOException, InterruptedException;

    /** Clicks where a selector leads, as a person does: once it is there and can be clicked. */
    void press(String selector) throws IOException, InterruptedException;

    /** Writes into a field, instead of what stands there. */
    void type(String selector, String text) throws IOException, InterruptedException;

    /** Takes a photograph of all of it. */
    void photograph(Path file) throws IOException, InterruptedException;

    /** What the page and its scripts have complained of. */
    List<String> complaints();

    @Override
    void close();

    // --- asking ------------------------------------------------------------------------------------------------------

    default JsonNode ask(String function, Object argument) throws IOException, InterruptedException {
        JsonMapper json = new JsonMapper();
        return json.readTree(evaluate(function, json.writeValueAsString(argument)));
    }

    default JsonNode ask(String function) throws IOException, InterruptedException {
        return ask(function, List.of());
    }

    /** Waits until a function says something other than false, null or nothing, and returns that. */
    default JsonNode until(String what, Duration atMost, String function, Object argument)
            throws IOException, InterruptedException {
        long endNanos = System.nanoTime() + atMost.toNanos();
        String patient = """
            async (argument) => {
              const end = performance.now() + 500;
              for (;;) {
                const said = await (%s)(argument);
                if (said || performance.now() > end) return said ?? null;
                await new Promise((then) => setTimeout(then, 10));
              }
            }\
            """.formatted(function);
        while (true) {
            try {
                JsonNode said = ask(patient, argument);
                if (!said.isNull() && !(said.isBoolean() && !said.asBoolean())) {
                    return said;
                }
            } catch (LostPage navigated) {
                assertThat(System.nanoTime())
                        .as("%s within %s: %s", what, atMost, navigated)
                        .isLessThan(endNanos);
            }
            assertThat(System.nanoTime())
                    .as("%s within %s; the page complained: %s", what, atMost, complaints())
                    .isLessThan(endNanos);
        }
    }

    default JsonNode until(String what, Duration atMost, String function) throws IOException, InterruptedException {
        return until(what, atMost, function, List.of());
    }

    /** Lets time pass in the page. */
    default void linger(Duration time) throws IOException, InterruptedException {
        ask("(millis) => new Promise((then) => setTimeout(() => then(true), millis))", time.toMillis());
    }

    // --- eyes --------------------------------------------------------------------------------------------------------

    /** From now on looks at what a selector finds. */
    default void watch(String name, String selector) throws IOException, InterruptedException {
        ask("([name, selector]) => proof.watch(name, selector)", List.of(name, selector));
    }

    /** What has been seen there so far. */
    default Looks seen(String name) throws IOException, InterruptedException {
        JsonNode seen = ask("(name) => proof.seen(name)", name);
        List<Looks.Look> looks = new ArrayList<>();
        for (JsonNode look : seen.get("looks")) {
            double atMillis = look.get(0).asDouble();
            looks.add(
                    look.size() == 3
                            ? new Looks.Look(
                                    atMillis, look.get(1).asInt(), look.get(2).asInt(), "")
                            : new Looks.Look(atMillis, 0, 0, look.get(1).asString()));
        }
        return new Looks(looks, seen.get("millis").asDouble());
    }

    // --- an ear ------------------------------------------------------------------------------------------------------

    /** From now on, and no longer from before, keeps what the page plays. */
    default void listen() throws IOException, InterruptedException {
        ask("() => proof.listen()");
    }

    /** All that it has played since. */
    default short[] heard() throws IOException, InterruptedException {
        JsonNode heard = ask("() => proof.heard()");
        ByteBuffer octets = ByteBuffer.wrap(
                        Base64.getDecoder().decode(heard.get("samples").asString()))
                .order(ByteOrder.LITTLE_ENDIAN);
        short[] samples = new short[octets.remaining() / 2];
        octets.asShortBuffer().get(samples);
        assertThat(samples.length / SAMPLES_A_MILLISECOND)
                .as("milliseconds that the ear has kept")
                .isGreaterThan(heard.get("millis").asDouble() - HARD_OF_HEARING_MILLIS);
        return samples;
    }
}
