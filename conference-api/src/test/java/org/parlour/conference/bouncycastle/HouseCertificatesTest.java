package org.parlour.conference.bouncycastle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.junit.jupiter.api.Test;
import org.parlour.proof.Fuzz;

class HouseCertificatesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final int CERTIFICATE_SIGN = 5;
    private static final int DIGITAL_SIGNATURE = 0;
    private static final String SERVER_AUTHENTICATION = "1.3.6.1.5.5.7.3.1";

    private final HouseCertificates house = new HouseCertificates(new SecureRandom());
    private final TlsIdentity authority = house.makeAuthority("praxis", List.of("localhost", "local", "praxis"), NOW);

    @Test
    void theAuthorityLivesTenYearsAndSignsCertificatesOnly() {
        X509Certificate certificate = authority.certificate();
        assertThat(life(certificate)).isEqualTo(HouseCertificates.AUTHORITY_LIFE);
        assertThat(certificate.getVersion()).isEqualTo(3);
        assertThat(certificate.getBasicConstraints())
                .as("signs no further authority")
                .isZero();
        assertThat(certificate.getKeyUsage()[CERTIFICATE_SIGN]).isTrue();
        assertThat(certificate.getKeyUsage()[DIGITAL_SIGNATURE]).isFalse();
        assertThat(certificate.getSubjectX500Principal().getName()).contains("praxis");
        assertThat(((ECPublicKey) certificate.getPublicKey())
                        .getParams()
                        .getOrder()
                        .bitLength())
                .isEqualTo(256);
    }

    @Test
    void aServerCertificateIsWhatBrowsersAccept() throws GeneralSecurityException {
        X509Certificate certificate = server("localhost", "praxis.local").certificate();
        // CA/Browser Forum BR 6.3.2: not a second over 398 days, both ends counted.
        assertThat(life(certificate)).isLessThan(Duration.ofDays(398));
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        assertThat(certificate.getExtendedKeyUsage()).containsExactly(SERVER_AUTHENTICATION);
        assertThat(certificate.getSerialNumber().signum()).isPositive();
        assertThat(certificate.getSerialNumber().bitLength()).isLessThan(160);
        assertThat(certificate.getIssuerX500Principal())
                .isEqualTo(authority.certificate().getSubjectX500Principal());
    }

    @Test
    void aServerCertificateSpeaksForNamesAndAddresses() {
        ServerNames names = new ServerNames(
                Set.of("localhost"), Set.of(InetAddress.ofLiteral("192.0.2.7"), InetAddress.ofLiteral("2001:db8::7")));
        X509Certificate certificate = house.issueServer(authority, names, NOW).certificate();
        assertThat(ServerNames.of(certificate)).isEqualTo(names);
        assertThat(ServerNames.of(certificate).covers(new ServerNames(Set.of("localhost"), Set.of())))
                .isTrue();
        assertThat(ServerNames.of(certificate).covers(new ServerNames(Set.of("other"), Set.of())))
                .isFalse();
    }

    @Test
    void theChainIsBelievedByWhoTrustsTheHouse() {
        assertThatCode(() -> validate(server("localhost", "a.local"))).doesNotThrowAnyException();
    }

    @Test
    void aCertificateForAStrangersNameIsNotBelieved() {
        assertThatThrownBy(() -> validate(server("bank.example"))).isInstanceOf(CertPathValidatorException.class);
    }

    @Test
    void theAuthorityKnowsForWhomItMayVouch() {
        X509Certificate certificate = authority.certificate();
        assertThat(HouseCertificates.mayVouchFor(certificate, "praxis")).isTrue();
        assertThat(HouseCertificates.mayVouchFor(certificate, "door.praxis")).isTrue();
        assertThat(HouseCertificates.mayVouchFor(certificate, "notpraxis")).isFalse();
        assertThat(HouseCertificates.mayVouchFor(certificate, "praxis.example")).isFalse();
    }

    @Test
    void theConstraintIsCriticalAndLeavesAddressesFree() throws CertificateException {
        Extension constraint =
                new JcaX509CertificateHolder(authority.certificate()).getExtension(Extension.nameConstraints);
        assertThat(constraint.isCritical()).isTrue();
        assertThat(NameConstraints.getInstance(constraint.getParsedValue()).getPermittedSubtrees())
                .hasSize(3);
    }

    @Test
    void aServerCertificateNeverOutlivesItsAuthority() {
        Instant late = NOW.plus(HouseCertificates.AUTHORITY_LIFE).minus(Duration.ofDays(10));
        X509Certificate certificate =
                house.issueServer(authority, names("localhost"), late).certificate();
        assertThat(certificate.getNotAfter()).isEqualTo(authority.certificate().getNotAfter());
    }

    @Test
    void twoAuthoritiesOfOneHouseAreTwoNames() {
        TlsIdentity other = house.makeAuthority("praxis", List.of("local"), NOW);
        assertThat(other.certificate().getSubjectX500Principal())
                .isNotEqualTo(authority.certificate().getSubjectX500Principal());
    }

    @Test
    void aHostNameOfAnyLengthFits() {
        TlsIdentity long64 = house.makeAuthority("h".repeat(63), List.of("local"), NOW);
        assertThat(long64.certificate().getSubjectX500Principal().getName()).contains("hhh");
    }

    @Test
    void printedAndReadAgainIsTheSame() {
        TlsIdentity server = server("localhost");
        assertThat(Pem.read(Pem.print(server))).isEqualTo(new Pem.Parsed(server));
    }

    @Test
    void aKeyOfAnotherCertificateIsNoticed() {
        String keyOfAnother = Pem.print(server("localhost"));
        String mixed = keyOfAnother.substring(0, keyOfAnother.indexOf("-----BEGIN CERTIFICATE"))
                + Pem.print(authority.certificate());
        assertThat(Pem.read(mixed))
                .isEqualTo(new Pem.Malformed("holds a private key that does not belong to its first certificate"));
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThat(Pem.read("")).isEqualTo(new Pem.Malformed("holds no certificate"));
        assertThat(Pem.read(Pem.print(authority.certificate()))).isEqualTo(new Pem.Malformed("holds no private key"));
        assertThat(Pem.read("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"))
                .isEqualTo(new Pem.Malformed("is not PEM that can be understood"));
    }

    @Test
    void aKeyUnderAPassphraseIsSaidSo() {
        String encrypted = "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
                // A PKCS #8 envelope (RFC 5958): AES-256-CBC by PBES2, over nothing that matters.
                + "MFUwTwYJKoZIhvcNAQUNMEIwIQYJKwYBBAHaRwQLMBQECAECAwQFBgcIAgIIAAIBAQIBATAdBglg\n"
                + "hkgBZQMEASoEEAECAwQFBgcICQoLDA0ODxAEAgEC\n"
                + "-----END ENCRYPTED PRIVATE KEY-----\n";
        assertThat(Pem.read(encrypted))
                .isEqualTo(new Pem.Malformed("holds a key under a passphrase, which Parlour cannot ask for"));
    }

    @Test
    void garbageIsAnsweredNeverThrown() {
        byte[] golden = Pem.print(server("localhost")).getBytes(StandardCharsets.US_ASCII);
        Fuzz.storm("pem", List.of(golden), 1_000, input -> Pem.read(new String(input, StandardCharsets.ISO_8859_1)));
    }

    @Test
    void neitherKeyIsPrinted() {
        assertThat(authority.toString()).contains("key=****").doesNotContain("PrivateKey");
    }

    @Test
    void theFingerprintIsTheOneThatBrowsersShow() {
        assertThat(Pem.fingerprint(authority.certificate())).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
    }

    private TlsIdentity server(String... dnsNames) {
        return house.issueServer(authority, names(dnsNames), NOW);
    }

    private static ServerNames names(String... dnsNames) {
        return new ServerNames(Set.of(dnsNames), Set.of(InetAddress.ofLiteral("192.0.2.7")));
    }

    private static Duration life(X509Certificate certificate) {
        return Duration.between(
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }

    private void validate(TlsIdentity server) throws GeneralSecurityException {
        // Java reads no constraints off an anchor, so the anchor is the bare key and the authority part of the path.
        X509Certificate house = authority.certificate();
        PKIXParameters parameters = new PKIXParameters(
                Set.of(new TrustAnchor(house.getSubjectX500Principal(), house.getPublicKey(), null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(NOW));
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(server.chain()), parameters);
    }
}
