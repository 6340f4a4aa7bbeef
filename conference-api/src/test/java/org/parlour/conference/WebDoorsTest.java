package org.parlour.conference;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.conference.bouncycastle.HouseCertificates;
import org.parlour.conference.gateway.MediaSettings;
import org.parlour.conference.gateway.SipSettings;
import org.parlour.conference.host.Refusal;
import org.parlour.conference.prompts.PromptSettings;
import org.parlour.conference.web.CertificateWatch;
import org.parlour.conference.web.Doors;
import org.parlour.conference.web.WebSettings;
import org.parlour.proof.Fuzz;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The whole program on free ports, asked as strangers, neighbours and admins ask it. */
@Tag("peer")
@TestInstance(Lifecycle.PER_CLASS)
class WebDoorsTest {
    private static final SipSettings NO_TELEPHONE = new SipSettings(List.of());
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PROBLEM = "application/problem+json";

    @TempDir
    private static Path data;

    /** It began so long ago that its certificate ends in less than a month, and does not know it yet. */
    private static final Duration LAG = HouseCertificates.SERVER_LIFE.minusDays(20);

    private volatile Duration lag = LAG;
    private Foundation foundation;
    private ConfigurableApplicationContext context;
    private Doors doors;
    private HttpClient client;
    private String token;

    @BeforeAll
    void start() throws Refusal, IOException, GeneralSecurityException {
        WebSettings web = new WebSettings(0, 0, null, null, null, List.of());
        foundation = Foundation.lay(
                new Settings(
                        data.toString(),
                        web,
                        NO_TELEPHONE,
                        new MediaSettings("20000-29999", 1, 0, true, true, null),
                        null,
                        new PromptSettings(null)),
                clock());
        context = Program.start(foundation, List.of());
        doors = context.getBean(Doors.class);
        client = HttpClient.newBuilder()
                .sslContext(trusting(foundation.certificate().houseAuthority().orElseThrow()))
                .connectTimeout(PATIENCE)
                .build();
        token = Files.readString(data.resolve("secrets/admin-token")).strip();
    }

    @AfterAll
    void end() throws IOException {
        client.close();
        context.close();
        foundation.close();
    }

    @Test
    void healthIsOpenOnBothDoors() throws Exception {
        for (String path : List.of("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness")) {
            assertThat(https(path).statusCode()).isEqualTo(200);
            assertThat(https(path).body()).contains("\"UP\"");
            assertThat(http("GET " + path, "elsewhere.example")).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void theHttpsDoorSpeaksHttp2() throws Exception {
        assertThat(https("/actuator/health").version()).isEqualTo(HttpClient.Version.HTTP_2);
    }

    @Test
    void theHouseCaIsHandedOutOnBothDoors() throws Exception {
        HttpResponse<String> answer = https("/house-ca.crt");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-x509-ca-cert");
        assertThat(answer.body()).isEqualTo(Files.readString(data.resolve("house-ca.crt")));
        assertThat(http("GET /house-ca.crt", "elsewhere.example")).endsWith(answer.body());
    }

    @Test
    void thisMachineIsServedOverHttp() throws Exception {
        for (String host : List.of("localhost", "LOCALHOST", "127.0.0.1", "[::1]", "localhost:" + doors.httpPort())) {
            assertThat(http("GET /nothing", host)).as(host).startsWith("HTTP/1.1 404");
        }
    }

    @Test
    void everybodyElseIsSentToHttpsWithTheSamePathAndQuery() throws Exception {
        assertThat(http("GET /a%20b?c=d&e", "parlour.example:1234"))
                .startsWith("HTTP/1.1 308")
                .contains("Location: https://parlour.example:" + doors.httpsPort() + "/a%20b?c=d&e\r\n");
        assertThat(http("POST /api/rooms", "192.0.2.7"))
                .startsWith("HTTP/1.1 308")
                .contains("Location: https://192.0.2.7:" + doors.httpsPort() + "/api/rooms\r\n");
        assertThat(http("GET //evil.example/", "[2001:db8::1]:80"))
                .contains("Location: https://[2001:db8::1]:" + doors.httpsPort() + "//evil.example/\r\n");
    }

    @Test
    void whoWasPassedOnByAProxyIsNotThisMachine() throws Exception {
        for (String header : List.of(
                "Forwarded: for=192.0.2.1",
                "X-Forwarded-For: 127.0.0.1",
                "x-real-ip: ::1",
                "X-Forwarded-Proto: https",
                "Via: 1.1 proxy")) {
            assertThat(http("GET /", "localhost", header)).as(header).startsWith("HTTP/1.1 308");
        }
    }

    @Test
    void aRequestWithoutAHostIsNotUnderstood() throws Exception {
        assertThat(raw("GET / HTTP/1.0\r\n\r\n")).contains(" 400 ");
    }

    @Test
    void whatIsNotHttpIsAnsweredWithAProblem() throws Exception {
        assertThat(raw("\u0001\u0002 nonsense\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains(PROBLEM);
    }

    @Test
    void theApiNeedsTheToken() throws Exception {
        assertProblem(https("/api/rooms"), 401);
        for (String path : List.of(
                "/api",
                "/api/nothing",
                "/admin",
                "/admin/x",
                "/actuator",
                "/actuator/env",
                "/v3/api-docs",
                "/swagger-ui/index.html")) {
            HttpResponse<String> answer = https(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
            assertProblem(answer, 401);
            assertThat(https(path, "Authorization", "Bearer " + token).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    @Test
    void aWrongTokenIsRefusedAndThenSlowedAndTheRightOneWaitsWithIt() throws Exception {
        long wrongBefore = doors.counters().wrongTokens();
        HttpResponse<String> answer = https("/api", "Authorization", "Bearer wrong");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
        while (answer.statusCode() == 401) {
            answer = https("/api", "Authorization", "Bearer wrong");
        }
        assertThat(answer.statusCode()).isEqualTo(429);
        assertProblem(answer, 429);
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 3L);
        assertThat(doors.counters().wrongTokens()).isGreaterThan(wrongBefore);
        assertThat(doors.counters().slowedTries()).isPositive();
        // The rightful admin behind the same address gets in as soon as a try is looked at again.
        while (answer.statusCode() == 429) {
            answer = https("/api", "Authorization", "Bearer " + token);
        }
        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void metricsAreOpenToThisMachineAndToTheToken() throws Exception {
        assertThat(http("GET /actuator/prometheus", "localhost"))
                .startsWith("HTTP/1.1 200")
                .contains("parlour_store_writes_total", "parlour_store_waiting", "parlour_door_redirected_total");
        assertThat(https("/actuator/prometheus").statusCode()).isEqualTo(200);
        assertThat(https("/actuator/prometheus", "X-Forwarded-For", "127.0.0.1").statusCode())
                .isEqualTo(401);
        HttpRequest passedOn = HttpRequest.newBuilder(httpsAddress("/actuator/prometheus"))
                .header("Via", "1.1 proxy")
                .header("Authorization", "Bearer " + token)
                .build();
        assertThat(client.send(passedOn, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    @Test
    void aClosedAddressLooksLikeAnEmptyOne() throws Exception {
        assertProblem(https("/nothing"), 404);
        assertProblem(https("/error"), 404);
        assertThat(http("POST /nothing", "localhost")).startsWith("HTTP/1.1 404");
    }

    @Test
    void aMethodThatIsNotTakenIsAProblem() throws Exception {
        assertThat(http("DELETE /house-ca.crt", "localhost"))
                .startsWith("HTTP/1.1 405")
                .contains("Allow:", PROBLEM);
        assertThat(http("TRACE /house-ca.crt", "localhost"))
                .startsWith("HTTP/1.1 405")
                .contains(PROBLEM);
    }

    @Test
    void aPathThatTriesToClimbIsNotUnderstood() throws Exception {
        for (String path : List.of("/a/../admin", "/%2e%2e/secrets", "/a;b=c", "/a%2fb", "/a%00", "/..%5csecrets")) {
            assertThat(http("GET " + path, "localhost")).as(path).containsPattern("^HTTP/1.1 40[04]");
        }
    }

    @Test
    void peopleGetAPageInstead() throws Exception {
        HttpResponse<String> answer = https("/zebra", "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(answer.body()).contains("<h1>Not Found</h1>").doesNotContain("zebra");
    }

    @Test
    void everyAnswerCarriesTheHeadersOfACarefulHouse() throws Exception {
        for (String path : List.of("/actuator/health", "/nothing", "/api")) {
            var headers = https(path).headers();
            assertThat(headers.firstValue("Content-Security-Policy")).hasValueSatisfying(policy -> assertThat(policy)
                    .contains("default-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe"));
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(headers.firstValue("Strict-Transport-Security")).isEmpty();
            assertThat(headers.firstValue("Set-Cookie")).isEmpty();
            assertThat(headers.firstValue("Server")).isEmpty();
        }
    }

    @Test
    void noBrowserKeepsAPageBeyondTheProgramThatServedIt() throws Exception {
        for (String path : List.of("/", "/new", "/r/demo")) {
            var headers = https(path).headers();
            assertThat(headers.firstValue("Cache-Control")).as(path).contains("no-cache");
            // All builds of a version have one date: asked by it, another build's page would seem unchanged.
            assertThat(headers.firstValue("Last-Modified")).as(path).isEmpty();
        }
    }

    @Test
    void headersBeyondTheLimitAreRefused() throws Exception {
        assertThat(http("GET /", "localhost", "X-Long: " + "x".repeat(20_000))).startsWith("HTTP/1.1 400");
        assertThat(http("GET /", "localhost", "X: y\r\n".repeat(150) + "X: y")).startsWith("HTTP/1.1 400");
    }

    @Test
    void requestsRunOnVirtualThreads() {
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.matches("https?-.*-exec-.*"));
    }

    @Test
    void garbageOnTheHttpDoorLeavesItOpen() throws Exception {
        byte[] golden =
                "POST /api/rooms?x=1 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}".getBytes(ISO_8859_1);
        Fuzz.storm("http-door", List.of(golden), 200, this::throwAtDoor);
        assertThat(https("/actuator/health").statusCode()).isEqualTo(200);
    }

    @Test
    void whatBreaksInHereIsAProblemThatTellsNothing() throws Exception {
        HttpResponse<String> answer = https("/api/broken", "Authorization", "Bearer " + token);
        assertProblem(answer, 500);
        assertThat(answer.body()).doesNotContain("NoSuchElement", "Broken");
    }

    /** A page with a bug. */
    @RestController
    static final class BrokenPage {
        @GetMapping("/api/broken")
        String broken() {
            return List.<String>of().getFirst();
        }
    }

    @Test
    void aStoreThatHangsMakesItNotReadyAndStillAlive() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Thread writer = Thread.ofVirtual().start(() -> foundation.store().write(sql -> {
            begun.countDown();
            return awaited(release);
        }));
        begun.await();
        assertThat(https("/actuator/health/readiness").statusCode()).isEqualTo(503);
        assertThat(https("/actuator/health/liveness").statusCode()).isEqualTo(200);
        release.countDown();
        writer.join();
        assertThat(https("/actuator/health/readiness").statusCode()).isEqualTo(200);
    }

    @Test
    void aCertificateThatEndsSoonIsReplacedWhileTheDoorsAreOpen() throws Exception {
        X509Certificate before = shownCertificate();
        lag = Duration.ZERO;
        context.getBean(CertificateWatch.class).check();
        X509Certificate after = shownCertificate();
        assertThat(after.getNotAfter()).isAfter(before.getNotAfter());
        assertThat(after.getIssuerX500Principal()).isEqualTo(before.getIssuerX500Principal());
        assertThat(doors.counters().renewedCertificates()).isEqualTo(1);
        assertThat(https("/actuator/health").statusCode()).isEqualTo(200);
    }

    private X509Certificate shownCertificate() throws IOException {
        try (SSLSocket socket = (SSLSocket) client.sslContext()
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), doors.httpsPort())) {
            socket.startHandshake();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    private InstantSource clock() {
        return () -> InstantSource.system().instant().minus(lag);
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void throwAtDoor(byte[] garbage) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), doors.httpPort())) {
            socket.getOutputStream().write(garbage);
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        } catch (SocketException reset) {
            // A door may be slammed in the face of garbage.
            assertThat(reset).hasMessageMatching("(?s).*(reset|pipe|closed).*");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains(PROBLEM);
        assertThat(answer.body())
                .contains("\"status\":" + status, "\"title\":", "\"detail\":", "\"instance\":")
                .doesNotContain("Exception", "org.");
    }

    private HttpResponse<String> https(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(httpsAddress(path)).timeout(PATIENCE);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private URI httpsAddress(String path) {
        return URI.create("https://localhost:" + doors.httpsPort() + path);
    }

    private String http(String line, String host, String... headers) throws IOException {
        StringBuilder request = new StringBuilder(line + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        return raw(request.append("\r\n").toString());
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), doors.httpPort())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    private static SSLContext trusting(X509Certificate authority) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("house", authority);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
