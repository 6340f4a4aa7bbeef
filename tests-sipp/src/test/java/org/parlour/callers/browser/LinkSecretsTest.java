package org.parlour.callers.browser;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.callers.browser.BareOffer.Reached;
import org.parlour.callers.ice4j.FullAgent;
import org.parlour.callers.program.TelephoneHouse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Nothing by which a seat is had, and no name, stands in anything that the program prints, measures or writes. */
@Tag("peer")
class LinkSecretsTest {
    private static final String NAME = "Zenobia Quill";

    @TempDir
    private Path folder;

    @Test
    void nothingThatIsPrintedMeasuredOrWrittenShowsThem() throws Exception {
        Path data = folder.resolve("data");
        Map<String, String> secrets = new HashMap<>();
        Map<String, String> places = new TreeMap<>();
        try (TelephoneHouse house = TelephoneHouse.open(data, "--parlour.media.addresses=127.0.0.1")) {
            JsonNode made = new JsonMapper().readTree(house.ask("POST", "/api/rooms", "{\"lobby\":true}", 201));
            Meeting meeting = new Meeting(
                    TelephoneHouse.room(made),
                    made.get("hostLink").asString(),
                    made.get("guestLink").asString());
            secrets.put("the host's key", Meeting.key(meeting.hostLink()));
            secrets.put("the guests' key", Meeting.key(meeting.guestLink()));
            secrets.put("the name", NAME);
            visit(house, meeting, secrets);
            places.put("meters", house.meters());
            house.program().signal("INT");
            assertThat(house.program().awaitExitCode()).isZero();
            places.put("terminal and log", house.program().everythingPrinted());
        }
        files(data, places);
        places.forEach((place, text) -> secrets.forEach((what, secret) ->
                assertThat(text.contains(secret)).as(what + " in " + place).isFalse()));
    }

    /** Everything that may go right or wrong at the door and behind it. */
    private static void visit(TelephoneHouse house, Meeting meeting, Map<String, String> secrets) throws Exception {
        String room = meeting.room().room();
        int port = house.httpPort();
        String device = Device.drawn();
        secrets.put("the device", device);
        SeatClient.Admission admission = SeatClient.ask(port, room, Meeting.key(meeting.hostLink()), NAME, device);
        SeatClient.Admission spare = SeatClient.ask(port, room, Meeting.key(meeting.guestLink()), NAME, Device.drawn());
        SeatClient.ask(port, "nowhere", Meeting.key(meeting.guestLink()), NAME, device);
        secrets.put("a ticket", admission.ticket());
        secrets.put("a ticket that waits", spare.ticket());
        FullAgent.Credentials theirs = new FullAgent.Credentials("theirufrag", "their-password-of-24-chr");
        secrets.put("the browser's ICE password", theirs.password());
        try (SeatClient host = SeatClient.open(port, room);
                SeatClient guest = SeatClient.open(port, room);
                SeatClient late = SeatClient.open(port, room);
                SeatClient resumed = SeatClient.open(port, room)) {
            JsonNode seated = host.hello(admission.ticket());
            secrets.put("a resume token", seated.get("resume").asString());
            guest.hello(spare.ticket());
            late.hello(admission.ticket());
            // The house may be closing this socket already, for the hello before it.
            late.saysStill(
                    "{\"id\":7,\"type\":\"hello\",\"ticket\":\"" + spare.ticket() + "\",\"version\":\"" + NAME + "\"");
            JsonNode answer = host.request("publish", Map.of("offer", BareOffer.of(theirs)));
            secrets.put(
                    "our ICE password",
                    Reached.of(answer.get("answer").asString()).credentials().password());
            host.request("publish", Map.of("offer", "v=0 " + theirs.password()));
            host.breakOff();
            JsonNode back = resumed.resume(
                    seated.get("resume").asString(), seated.get("seq").asInt());
            secrets.put("another resume token", back.get("resume").asString());
            resumed.request("leave", Map.of());
        }
    }

    /** Every file as it lies there: what is sealed shows as octets. */
    private static void files(Path data, Map<String, String> places) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    places.put(data.relativize(file).toString(), new String(Files.readAllBytes(file), ISO_8859_1));
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        }
    }
}
