package org.parlour.callers.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.parlour.callers.phone.FreePorts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The program, ready to be called: its telephone on a free port of this machine, and the admin who makes rooms and looks
 * who is there.
 */
public final class TelephoneHouse implements AutoCloseable {
    private static final Duration LOOKING_EVERY = Duration.ofMillis(20);
    private static final JsonMapper JSON = new JsonMapper();

    private final RunningProgram program;
    private final RunningProgram.Doors doors;
    private final Stranger admin;
    private final String token;
    private final InetSocketAddress sip;
    private final Path data;

    private TelephoneHouse(RunningProgram program, Path data, InetSocketAddress sip)
            throws IOException, InterruptedException, GeneralSecurityException {
        this.program = program;
        this.data = data;
        this.sip = sip;
        this.doors = program.awaitDoors();
        this.admin = Stranger.at(doors);
        this.token = Files.readString(data.resolve("secrets/admin-token")).strip();
    }

    /** Starts the program with a telephone that strangers of this machine may call. */
    public static TelephoneHouse open(Path data, String... settings)
            throws IOException, InterruptedException, GeneralSecurityException {
        InetSocketAddress sip = freeAddress();
        return at(RunningProgram.serve(data, words(sip, settings)), data, sip);
    }

    /** The same by the flags of {@code ./run}: for measurements. */
    public static TelephoneHouse asShipped(Path data, String... settings)
            throws IOException, InterruptedException, GeneralSecurityException {
        InetSocketAddress sip = freeAddress();
        return at(RunningProgram.serveAsShipped(data, words(sip, settings)), data, sip);
    }

    private static TelephoneHouse at(RunningProgram program, Path data, InetSocketAddress sip)
            throws IOException, InterruptedException, GeneralSecurityException {
        try {
            return new TelephoneHouse(program, data, sip);
        } catch (IOException | InterruptedException | GeneralSecurityException | AssertionError failed) {
            program.close();
            throw failed;
        }
    }

    private static InetSocketAddress freeAddress() throws IOException {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), FreePorts.signalling("127.0.0.1"));
    }

    private static String[] words(InetSocketAddress sip, String... settings) {
        List<String> words = new ArrayList<>(List.of("--parlour.sip.listen=127.0.0.1:" + sip.getPort()));
        words.addAll(List.of(settings));
        return words.toArray(String[]::new);
    }

    public RunningProgram program() {
        return program;
    }

    public Path data() {
        return data;
    }

    /** Where browsers of this machine find it. */
    public int httpPort() {
        return doors.httpPort();
    }

    /** What opens the doors of admins. */
    public String adminToken() {
        return token;
    }

    /** Where it is called, UDP and TCP. */
    public InetSocketAddress sip() {
        return sip;
    }

    // --- rooms -------------------------------------------------------------------------------------------------------

    /** A room of this run; nobody has met in it before. */
    public record Room(String room, String number, String pin) {
        @Override
        public String toString() {
            return "Room[" + room + "]";
        }
    }

    public Room room() throws IOException, InterruptedException {
        return room("{}");
    }

    public Room room(int capacity) throws IOException, InterruptedException {
        return room("{\"capacity\":" + capacity + "}");
    }

    /** A room as the wish in JSON says. */
    public Room room(String wish) throws IOException, InterruptedException {
        return room(JSON.readTree(ask("POST", "/api/rooms", wish, 201)));
    }

    /** A room as an answer describes it that made one. */
    public static Room room(JsonNode made) {
        JsonNode room = made.get("room");
        return new Room(
                (room.isObject() ? room.get("room") : room).asString(),
                made.get("number").asString(),
                made.get("pin").asString());
    }

    public void close(Room room) throws IOException, InterruptedException {
        ask("DELETE", "/api/rooms/" + room.room(), "", 204);
    }

    /** How many sit in it. */
    public int people(Room room) throws IOException, InterruptedException {
        return JSON.readTree(ask("GET", "/api/rooms/" + room.room(), "", 200))
                .get("people")
                .asInt();
    }

    /** Whether somebody looks after who waits at a number. */
    public void present(String number, boolean present) throws IOException, InterruptedException {
        ask("PUT", "/api/numbers/" + number, "{\"present\":" + present + "}", 200);
    }

    // --- calls -------------------------------------------------------------------------------------------------------

    /**
     * A call as the admin sees it.
     *
     * @param state arrived, at_the_door, in_reception or seated
     */
    public record Call(String call, String state, boolean muted, String line) {}

    public List<Call> calls() throws IOException, InterruptedException {
        List<Call> calls = new ArrayList<>();
        for (JsonNode call : JSON.readTree(ask("GET", "/api/calls", "", 200))) {
            calls.add(new Call(
                    call.get("call").asString(),
                    call.get("state").asString(),
                    call.get("muted").asBoolean(),
                    call.get("line").asString()));
        }
        return calls;
    }

    public void hangUp(Call call) throws IOException, InterruptedException {
        ask("DELETE", "/api/calls/" + call.call(), "", 202);
    }

    public void mute(Call call, boolean muted) throws IOException, InterruptedException {
        ask("PUT", "/api/calls/" + call.call() + "/muted", "{\"muted\":" + muted + "}", 202);
    }

    public void admit(Call call, Room room) throws IOException, InterruptedException {
        ask("POST", "/api/calls/" + call.call() + "/admit", "{\"room\":\"" + room.room() + "\"}", 202);
    }

    public String meters() throws IOException, InterruptedException {
        return ask("GET", "/actuator/prometheus", "", 200);
    }

    /** The body of an answer, whose status must be that. */
    public String ask(String method, String path, String json, int status) throws IOException, InterruptedException {
        HttpResponse<String> answer = admin.send(method, path, json, "Authorization", "Bearer " + token);
        assertThat(answer.statusCode())
                .as("%s %s: %s", method, path, answer.body())
                .isEqualTo(status);
        return answer.body();
    }

    // --- waiting -----------------------------------------------------------------------------------------------------

    /** Something that may be so now, or later. */
    @FunctionalInterface
    public interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    /** Waits until something is so, while the program lives. */
    public void until(String what, Duration atMost, Condition condition) throws IOException, InterruptedException {
        long untilNanos = System.nanoTime() + atMost.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime() - untilNanos)
                    .as("%s within %s; the program printed:%n%s", what, atMost, program.everythingPrinted())
                    .isNegative();
            assertThat(program.endsWithin(LOOKING_EVERY))
                    .as("the program ended:%n%s", program.everythingPrinted())
                    .isFalse();
        }
    }

    public void untilSeated(Room room, int people) throws IOException, InterruptedException {
        until(people + " in the room", Duration.ofSeconds(60), () -> people(room) == people);
    }

    public void untilNobodyCalls() throws IOException, InterruptedException {
        until("the end of all calls", Duration.ofSeconds(60), () -> calls().isEmpty());
    }

    @Override
    public void close() {
        admin.close();
        program.close();
    }
}
