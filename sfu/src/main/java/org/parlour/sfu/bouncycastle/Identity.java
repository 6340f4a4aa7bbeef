package org.parlour.sfu.bouncycastle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.parlour.wire.sdp.Fingerprint;

/** A P-256 key and the certificate that we signed with it ourselves: one for each start of the program. */
final class Identity {
    // RFC 8827 §6.5: what counts is the fingerprint in the description; the rest of the certificate is form.
    private static final String NAME = "CN=parlour";
    private static final long VALID_DAYS = 365;
    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final BcTlsCrypto crypto;
    private final AsymmetricKeyParameter key;
    private final Certificate chain;
    private final Fingerprint fingerprint;

    private Identity(BcTlsCrypto crypto, AsymmetricKeyParameter key, TlsCertificate certificate) throws IOException {
        this.crypto = crypto;
        this.key = key;
        chain = new Certificate(new TlsCertificate[] {certificate});
        fingerprint = Fingerprint.sha256(digest("sha-256", certificate.getEncoded()));
    }

    static Identity draw(BcTlsCrypto crypto) {
        SecureRandom random = crypto.getSecureRandom();
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(
                new ECKeyGenerationParameters(ECNamedDomainParameters.lookup(SECObjectIdentifiers.secp256r1), random));
        AsymmetricCipherKeyPair pair = generator.generateKeyPair();
        try {
            return new Identity(crypto, pair.getPrivate(), new BcTlsCertificate(crypto, certificate(pair, random)));
        } catch (IOException impossible) {
            throw new UncheckedIOException("a certificate of ours can be encoded", impossible);
        }
    }

    private static org.bouncycastle.asn1.x509.Certificate certificate(AsymmetricCipherKeyPair pair, SecureRandom random)
            throws IOException {
        AlgorithmIdentifier algorithm = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
        Instant now = Instant.now();
        V3TBSCertificateGenerator form = new V3TBSCertificateGenerator();
        form.setSerialNumber(new ASN1Integer(new BigInteger(64, random).setBit(64)));
        form.setSignature(algorithm);
        form.setIssuer(new X500Name(NAME));
        form.setSubject(new X500Name(NAME));
        // A day back: the clocks of phones are wrong.
        form.setStartDate(time(now.minusSeconds(86_400)));
        form.setEndDate(time(now.plusSeconds(86_400 * VALID_DAYS)));
        form.setSubjectPublicKeyInfo(SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(pair.getPublic()));
        TBSCertificate signed = form.generateTBSCertificate();
        byte[] content = signed.getEncoded(ASN1Encoding.DER);
        DSADigestSigner signer = new DSADigestSigner(new ECDSASigner(), new SHA256Digest());
        signer.init(true, new ParametersWithRandom(pair.getPrivate(), random));
        signer.update(content, 0, content.length);
        return new org.bouncycastle.asn1.x509.Certificate(
                signed, algorithm, new DERBitString(signer.generateSignature()));
    }

    private static Time time(Instant moment) {
        return new Time(new DERUTCTime(UTC_TIME.format(moment)));
    }

    Fingerprint fingerprint() {
        return fingerprint;
    }

    BcTlsCrypto crypto() {
        return crypto;
    }

    TlsCredentialedSigner signer(TlsCryptoParameters handshake) {
        return new BcDefaultTlsCredentialedSigner(
                handshake,
                crypto,
                key,
                chain,
                SignatureAndHashAlgorithm.getInstance(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
    }

    /** Whether the peer's own certificate, the first of its chain, is the one that its description names. */
    static boolean matches(Fingerprint expected, Certificate shown) throws IOException {
        return !shown.isEmpty()
                && MessageDigest.isEqual(
                        expected.digest(),
                        digest(expected.hash(), shown.getCertificateAt(0).getEncoded()));
    }

    private static byte[] digest(String hash, byte[] encoded) {
        try {
            // RFC 8122 §5 and the JDK spell them alike but for the case.
            return MessageDigest.getInstance(hash.toUpperCase(Locale.ROOT)).digest(encoded);
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("every Java has the hashes of RFC 8122", broken);
        }
    }

    @Override
    public String toString() {
        return "Identity[" + fingerprint.hex() + "]";
    }
}
