package org.parlour.conference;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** A visit by browser: no key, ticket, token, device or name of it is in any line of the log, however much is logged. */
@Tag("peer")
class NothingOverheardTest {
    private static final String NAME = "Wilhelmina";
    private static final String DEVICE = "device-of-wilhelmina-1234567890";

    @TempDir
    private Path data;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    // Tomcat and the JDK's client write down the very bytes of a request at this level.
    private final List<Logger> talkers =
            List.of((Logger) LoggerFactory.getLogger("org.apache"), (Logger) LoggerFactory.getLogger("jdk.internal"));
    private final List<String> secrets = new ArrayList<>();

    @BeforeEach
    void listen() {
        log.start();
    }

    @AfterEach
    void listenNoMore() {
        root.detachAppender(log);
        root.setLevel(Level.INFO);
        talkers.forEach(talker -> talker.setLevel(null));
    }

    @Test
    void noSecretOfAVisitIsLogged() throws Exception {
        try (AskedProgram program = new AskedProgram(data)) {
            root.addAppender(log);
            root.setLevel(Level.DEBUG);
            talkers.forEach(talker -> talker.setLevel(Level.INFO));
            visit(program);
        }
        List<String> lines = List.copyOf(log.list).stream()
                .map(event -> event.getFormattedMessage()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                .toList();
        assertThat(lines).as("something is logged").hasSizeGreaterThan(20);
        assertThat(secrets).hasSizeGreaterThan(7);
        assertThat(lines).noneMatch(line -> secrets.stream().anyMatch(line::contains));
    }

    private void visit(AskedProgram program) throws Exception {
        secrets.addAll(List.of(NAME, DEVICE, program.token));
        String cookie = program.client
                .send(
                        HttpRequest.newBuilder(program.address("http", "/api/admin/session"))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"token\":\"" + program.token + "\"}"))
                                .build(),
                        BodyHandlers.ofString())
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        secrets.add(cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';')));
        JsonNode room = program.created(program.post("/api/rooms", "{\"number\":\"100\",\"lobby\":true}"));
        String id = room.get("room").get("room").asString();
        secrets.add(room.get("pin").asString());
        TalkingBrowser host = comes(program, id, key(room.get("hostLink").asString()));
        TalkingBrowser guest = comes(program, id, key(room.get("guestLink").asString()));
        String seat = host.event("waiting").get("waiting").get("seat").asString();
        host.asks("admit", "\"seat\":\"" + seat + "\"");
        guest.moment("seated");
        guest.asks("name", "\"name\":\"" + NAME + " II\"");
        guest.asks("publish", "\"offer\":\"" + NAME + "\"");
        guest.asks("dance", "\"name\":\"" + NAME + "\"");
        guest.says(NAME);
        guest.closed();
        host.asks("close");
        host.closed();
        comesInVain(program, id, key(room.get("guestLink").asString()));
    }

    private static String key(String link) {
        return link.substring(link.indexOf('#') + 1);
    }

    private static String wish(String key) {
        return "{\"link\":\"" + key + "\",\"name\":\"" + NAME + "\",\"device\":\"" + DEVICE + "\"}";
    }

    private TalkingBrowser comes(AskedProgram program, String room, String key) throws Exception {
        JsonNode given = program.created(program.post("/api/rooms/" + room + "/seats", wish(key)));
        TalkingBrowser browser =
                TalkingBrowser.seated(program, room, given.get("ticket").asString());
        secrets.addAll(List.of(
                key,
                given.get("ticket").asString(),
                browser.heard.getFirst().get("resume").asString()));
        return browser;
    }

    private static void comesInVain(AskedProgram program, String room, String key) throws Exception {
        assertThat(program.post("/api/rooms/" + room + "/seats", wish(key)).statusCode())
                .isEqualTo(404);
        TalkingBrowser late = TalkingBrowser.connect(program, room);
        late.asks("hello", "\"version\":1,\"ticket\":\"" + key + "\"");
        late.closed();
    }
}
