package org.parlour.callers.bouncycastle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.bc.BcX509v3CertificateBuilder;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcECContentSignerBuilder;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.DatagramTransport;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;
import org.parlour.wire.sdp.Fingerprint;
import org.parlour.wire.srtp.SrtpKeys;

/** A browser's end of one DTLS association: a certificate of its own, the handshake, the farewell. */
public final class DtlsClient {
    /** The way to the server; other things than DTLS go the same way, and are not given here. */
    public interface Wire {
        void send(byte[] bytes, int offset, int lengthBytes) throws IOException;

        /** The next datagram, or -1 when the time is over. */
        int receive(byte[] into, int offset, int roomBytes, int waitMillis) throws IOException;
    }

    private static final int LONGEST_SENT_BYTES = 1_200;
    private static final int LONGEST_RECEIVED_BYTES = 2_048;
    private static final int A_DAY_SECONDS = 86_400;

    private final BcTlsCrypto crypto;
    private final AsymmetricCipherKeyPair pair;
    private final Certificate chain;
    private final Fingerprint fingerprint;
    private @Nullable DTLSTransport association;

    private DtlsClient(BcTlsCrypto crypto, AsymmetricCipherKeyPair pair, byte[] certificate) throws IOException {
        this.crypto = crypto;
        this.pair = pair;
        this.chain = new Certificate(new TlsCertificate[] {new BcTlsCertificate(crypto, certificate)});
        this.fingerprint = Fingerprint.sha256(sha256(certificate));
    }

    /** With a key and a certificate that were not there before. */
    public static DtlsClient draw() {
        BcTlsCrypto crypto = new BcTlsCrypto(new SecureRandom());
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(
                ECNamedDomainParameters.lookup(SECObjectIdentifiers.secp256r1), crypto.getSecureRandom()));
        AsymmetricCipherKeyPair pair = generator.generateKeyPair();
        try {
            return new DtlsClient(crypto, pair, certificate(pair));
        } catch (IOException | OperatorCreationException impossible) {
            throw new IllegalStateException("a certificate can be made", impossible);
        }
    }

    private static byte[] certificate(AsymmetricCipherKeyPair pair) throws IOException, OperatorCreationException {
        var algorithm = new DefaultSignatureAlgorithmIdentifierFinder().find("SHA256withECDSA");
        ContentSigner signer = new BcECContentSignerBuilder(
                        algorithm, new DefaultDigestAlgorithmIdentifierFinder().find(algorithm))
                .build(pair.getPrivate());
        X500Name name = new X500Name("CN=WebRTC");
        Instant now = Instant.now();
        return new BcX509v3CertificateBuilder(
                        name,
                        BigInteger.ONE,
                        Date.from(now.minusSeconds(A_DAY_SECONDS)),
                        Date.from(now.plusSeconds(A_DAY_SECONDS)),
                        name,
                        pair.getPublic())
                .build(signer)
                .getEncoded();
    }

    static byte[] sha256(byte[] encoded) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(encoded);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    public Fingerprint fingerprint() {
        return fingerprint;
    }

    /**
     * Shakes hands, on the caller's thread.
     *
     * @throws IOException where the server does not, or is another one
     */
    public SrtpKeys shake(Fingerprint server, Wire wire) throws IOException {
        Client client = new Client(this, server);
        association = new DTLSClientProtocol().connect(client, new Datagrams(wire));
        return client.keys();
    }

    /** As a page that is closed: close_notify. */
    public void leave() {
        DTLSTransport present = association;
        if (present != null) {
            association = null;
            try {
                present.close();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }

    BcTlsCrypto crypto() {
        return crypto;
    }

    TlsCredentials signer(TlsCryptoParameters handshake) {
        return new BcDefaultTlsCredentialedSigner(
                handshake,
                crypto,
                pair.getPrivate(),
                chain,
                SignatureAndHashAlgorithm.getInstance(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
    }

    private record Datagrams(Wire wire) implements DatagramTransport {
        @Override
        public int receive(byte[] buf, int off, int len, int waitMillis) throws IOException {
            return wire.receive(buf, off, len, waitMillis);
        }

        @Override
        public void send(byte[] buf, int off, int len) throws IOException {
            wire.send(buf, off, len);
        }

        @Override
        public int getReceiveLimit() {
            return LONGEST_RECEIVED_BYTES;
        }

        @Override
        public int getSendLimit() {
            return LONGEST_SENT_BYTES;
        }

        @Override
        public void close() {
            // The socket is the caller's.
        }
    }
}
