package org.parlour.sfu.bouncycastle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.wire.sdp.Fingerprint;
import org.parlour.wire.srtp.SrtpKeys;
import org.parlour.wire.srtp.SrtpProfile;

/** An independent peer: OpenSSL's client, over a socket. */
@Tag("peer")
class DtlsPeerTest {
    private static final Pattern MATERIAL = Pattern.compile("Keying material: ([0-9A-F]+)");

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void opensslAgreesOnGcmAndTheSameKeys() throws Exception {
        assertThat(shake("SRTP_AES128_CM_SHA1_80:SRTP_AEAD_AES_128_GCM", SrtpProfile.AEAD_AES_128_GCM))
                .isEqualTo(SrtpProfile.AEAD_AES_128_GCM);
    }

    @Test
    void opensslAgreesOnTheOldProfileToo() throws Exception {
        assertThat(shake("SRTP_AES128_CM_SHA1_80", SrtpProfile.AES_CM_128_HMAC_SHA1_80))
                .isEqualTo(SrtpProfile.AES_CM_128_HMAC_SHA1_80);
    }

    private SrtpProfile shake(String offered, SrtpProfile expected) throws Exception {
        Path key = folder.resolve("key.pem");
        Path certificate = folder.resolve("certificate.pem");
        makeCertificate(key, certificate);
        try (DtlsServer server = DtlsServer.open(DtlsLimits.STANDARD);
                DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            CompletableFuture<SocketAddress> peer = new CompletableFuture<>();
            Ears ears = new Ears(datagram -> send(socket, datagram, peer.join()));
            Association association = server.begin(fingerprint(certificate), ears);
            Thread.ofVirtual().start(() -> read(socket, peer, association));
            Process client = openssl(
                    "s_client",
                    "-dtls1_2",
                    "-connect",
                    "127.0.0.1:" + socket.getLocalPort(),
                    "-key",
                    key.toString(),
                    "-cert",
                    certificate.toString(),
                    "-use_srtp",
                    offered,
                    "-keymatexport",
                    SrtpKeys.EXPORTER_LABEL,
                    "-keymatexportlen",
                    String.valueOf(expected.exporterLengthBytes()));
            SrtpKeys keys = ears.keys();
            // At the end of its input it says close_notify.
            client.getOutputStream().close();
            String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(client.waitFor(20, TimeUnit.SECONDS)).isTrue();
            Matcher material = MATERIAL.matcher(said);
            assertThat(material.find()).as(said).isTrue();
            assertThat(SrtpKeys.ofExporter(expected, HexFormat.of().parseHex(material.group(1))))
                    .isEqualTo(keys);
            ears.end();
            return keys.client().profile();
        }
    }

    private static void makeCertificate(Path key, Path certificate) throws IOException, InterruptedException {
        Process made = openssl(
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-subj",
                "/CN=peer",
                "-keyout",
                key.toString(),
                "-out",
                certificate.toString());
        made.getOutputStream().close();
        made.getInputStream().readAllBytes();
        assertThat(made.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    private static Process openssl(String... arguments) throws IOException {
        String[] command = new String[arguments.length + 1];
        command[0] = "openssl";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException absent) {
            return Assumptions.abort("not run: no openssl");
        }
    }

    private static Fingerprint fingerprint(Path certificate) throws IOException, GeneralSecurityException {
        try (InputStream pem = Files.newInputStream(certificate)) {
            byte[] encoded = CertificateFactory.getInstance("X.509")
                    .generateCertificate(pem)
                    .getEncoded();
            return Fingerprint.sha256(MessageDigest.getInstance("SHA-256").digest(encoded));
        }
    }

    private static void read(DatagramSocket socket, CompletableFuture<SocketAddress> peer, Association association) {
        byte[] buffer = new byte[2_048];
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                peer.complete(packet.getSocketAddress());
                association.arrived(Arrays.copyOf(buffer, packet.getLength()));
            }
        } catch (SocketException closed) {
            association.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void send(DatagramSocket socket, byte[] datagram, SocketAddress to) {
        try {
            if (!socket.isClosed()) {
                socket.send(new DatagramPacket(datagram, datagram.length, to));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
