package org.parlour.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.conference.AskedProgram.assertProblem;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.conference.host.Refusal;

/** The admin's page: known by a cookie, as a browser sends it, and the addresses that it reads itself. */
@Tag("peer")
@TestInstance(Lifecycle.PER_CLASS)
class AdminSessionApiTest {
    private static final String SESSION = "/api/admin/session";

    @TempDir
    private static Path data;

    private AskedProgram program;

    @BeforeAll
    void start() throws Refusal, IOException {
        program = new AskedProgram(data);
    }

    @AfterAll
    void end() throws IOException {
        program.close();
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(program.address("http", path))
                .timeout(AskedProgram.PATIENCE)
                .header("Content-Type", "application/json");
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return program.client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> showToken(String token) throws Exception {
        return send(request(SESSION).POST(BodyPublishers.ofString("{\"token\":\"" + token + "\"}")));
    }

    private String cookie() throws Exception {
        HttpResponse<String> answer = showToken(program.token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        String set = answer.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(set)
                .startsWith("parlour-admin=")
                .contains("HttpOnly", "SameSite=Strict", "Path=/api", "Max-Age=43200")
                .doesNotContain("Secure", program.token);
        return set.substring(0, set.indexOf(';'));
    }

    @Test
    void tokenIsGivenForACookieThatOpensTheApi() throws Exception {
        String cookie = cookie();
        assertThat(send(request("/api/rooms", "Cookie", cookie)).statusCode()).isEqualTo(200);
        HttpResponse<String> made = send(request("/api/rooms", "Cookie", cookie, "X-Parlour", "1")
                .POST(BodyPublishers.ofString("{\"number\":\"100\"}")));
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.body()).contains("hostLink", "guestLink");
    }

    @Test
    void requestThatMayBeForgedIsRefused() throws Exception {
        String cookie = cookie();
        assertProblem(
                send(request("/api/rooms", "Cookie", cookie).POST(BodyPublishers.ofString("{}"))), 403, "X-Parlour");
        assertProblem(send(request("/api/rooms/demo", "Cookie", cookie).DELETE()), 403, "X-Parlour");
        assertThat(send(request("/api/rooms/demo", "Cookie", cookie)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void sessionThatWasEndedOpensNothing() throws Exception {
        String cookie = cookie();
        assertThat(send(request(SESSION, "Cookie", cookie, "X-Parlour", "1").DELETE())
                        .statusCode())
                .isEqualTo(204);
        assertThat(send(request("/api/rooms", "Cookie", cookie)).statusCode()).isEqualTo(401);
        assertThat(send(request("/api/rooms", "Cookie", "parlour-admin=" + program.token))
                        .statusCode())
                .isEqualTo(401);
        assertThat(send(request(SESSION).DELETE()).statusCode()).isEqualTo(401);
        // With the token itself a cookie of yesterday stands in nobody's way.
        assertThat(send(request(SESSION, "Cookie", cookie)
                                .POST(BodyPublishers.ofString("{\"token\":\"" + program.token + "\"}")))
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void wrongTokenIsRefusedAndThenSlowed() throws Exception {
        assertProblem(send(request(SESSION).POST(BodyPublishers.ofString("{}"))), 400, "Token is missing.");
        HttpRequest wrong = HttpRequest.newBuilder(program.literalAddress(SESSION))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"token\":\"wrong\"}"))
                .build();
        HttpResponse<String> answer;
        try (HttpClient elsewhere = program.elsewhere()) {
            answer = elsewhere.send(wrong, BodyHandlers.ofString());
            assertProblem(answer, 401, "This is not the admin token.");
            for (int i = 0; i < 30 && answer.statusCode() == 401; i++) {
                answer = elsewhere.send(wrong, BodyHandlers.ofString());
            }
        }
        assertProblem(answer, 429, "too-many-tries");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void addressesOfThePageAreThePage() throws Exception {
        String front = send(request("/")).body();
        assertThat(front).contains("<html");
        assertThat(send(request("/new")).body()).isEqualTo(front);
        assertThat(send(request("/r/demo")).body()).isEqualTo(front);
        assertThat(send(request("/r/demo/more")).statusCode()).isEqualTo(404);
        assertThat(send(request("/r/")).statusCode()).isEqualTo(404);
    }
}
