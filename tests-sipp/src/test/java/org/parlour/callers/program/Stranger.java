package org.parlour.callers.program;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Somebody with a browser who has told it to trust the house, by the certificate the house hands out. */
final class Stranger implements AutoCloseable {
    private final RunningProgram.Doors doors;
    private final String houseCa;
    private final HttpClient client;

    private Stranger(RunningProgram.Doors doors, String houseCa, HttpClient client) {
        this.doors = doors;
        this.houseCa = houseCa;
        this.client = client;
    }

    static Stranger at(RunningProgram.Doors doors) throws IOException, InterruptedException, GeneralSecurityException {
        try (HttpClient bare = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + doors.httpPort() + "/house-ca.crt"))
                    .build();
            String houseCa = bare.send(request, BodyHandlers.ofString()).body();
            HttpClient trusting =
                    HttpClient.newBuilder().sslContext(trusting(houseCa)).build();
            return new Stranger(doors, houseCa, trusting);
        }
    }

    String houseCa() {
        return houseCa;
    }

    int httpsStatus(String path, String... headers) throws IOException, InterruptedException {
        return https(path, headers).statusCode();
    }

    HttpResponse<String> https(String path, String... headers) throws IOException, InterruptedException {
        return ask("https://localhost:" + doors.httpsPort() + path, headers);
    }

    /** With a method and a body of JSON, empty for none. */
    HttpResponse<String> send(String method, String path, String json, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("https://localhost:" + doors.httpsPort() + path))
                .timeout(RunningProgram.PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
                .headers(headers);
        return client.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> http(String path, String... headers) throws IOException, InterruptedException {
        return ask("http://localhost:" + doors.httpPort() + path, headers);
    }

    private HttpResponse<String> ask(String address, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).timeout(RunningProgram.PATIENCE);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** Whatever is written, the answer until the door is shut; empty when it is slammed. */
    static String throwAt(int port, byte[] bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) RunningProgram.PATIENCE.toMillis());
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (SocketException slammed) {
            return "";
        }
    }

    private static SSLContext trusting(String houseCa) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry(
                "house",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(houseCa.getBytes(ISO_8859_1))));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    @Override
    public void close() {
        client.close();
    }
}
