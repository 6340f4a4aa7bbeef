package org.parlour.conference.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.conference.bouncycastle.HouseCertificates;
import org.parlour.conference.bouncycastle.Pem;
import org.parlour.conference.bouncycastle.ServerNames;
import org.parlour.conference.bouncycastle.TlsIdentity;
import org.parlour.conference.host.LocalNames;
import org.parlour.conference.host.Refusal;
import org.parlour.conference.secrets.Secrets;

class DoorCertificateTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final InetAddress FIRST = InetAddress.ofLiteral("192.0.2.7");
    private static final InetAddress SECOND = InetAddress.ofLiteral("192.0.2.8");

    @TempDir
    private Path data;

    private final SecureRandom random = new SecureRandom();
    private LocalNames machine = new LocalNames("praxis", List.of(FIRST));
    private Secrets secrets;

    @BeforeEach
    void openSecrets() throws Refusal {
        secrets = Secrets.open(data, random);
    }

    @Test
    void theHouseNamesTheMachineAndItsAddresses() throws Refusal {
        ServerNames names = ServerNames.of(house(NOW).identity().certificate());
        assertThat(names.dnsNames()).containsExactlyInAnyOrder("praxis", "praxis.local", "localhost");
        assertThat(names.addresses())
                .containsExactlyInAnyOrder(FIRST, InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1"));
    }

    @Test
    void theNextStartFindsWhatThisOneMade() throws Refusal {
        HouseCertificate first = house(NOW);
        HouseCertificate second = house(NOW.plusSeconds(60));
        assertThat(second.identity().certificate()).isEqualTo(first.identity().certificate());
        assertThat(second.houseAuthority()).isEqualTo(first.houseAuthority());
    }

    @Test
    void theAuthoritysCertificateIsPublicAndItsKeyIsNot() throws Refusal, IOException {
        X509Certificate authority = house(NOW).houseAuthority().orElseThrow();
        assertThat(data.resolve("house-ca.crt")).content(UTF_8).isEqualTo(Pem.print(authority));
        assertThat(Files.getPosixFilePermissions(data.resolve("secrets/house-ca.pem")))
                .hasSize(2);
    }

    @Test
    void aNewAddressMakesANewCertificateOfTheSameHouse() throws Refusal {
        HouseCertificate house = house(NOW);
        X509Certificate authority = house.houseAuthority().orElseThrow();
        assertThat(house.refresh(NOW)).isEmpty();
        machine = new LocalNames("praxis", List.of(SECOND));
        TlsIdentity renewed = house.refresh(NOW).orElseThrow();
        assertThat(ServerNames.of(renewed.certificate()).addresses()).contains(SECOND);
        assertThat(renewed.chain().getLast()).isEqualTo(authority);
        assertThat(house.refresh(NOW)).isEmpty();
    }

    @Test
    void anEndThatIsNearMakesANewCertificate() throws Refusal {
        HouseCertificate house = house(NOW);
        Instant almostAYearLater = NOW.plus(Duration.ofDays(370));
        TlsIdentity renewed = house.refresh(almostAYearLater).orElseThrow();
        assertThat(renewed.certificate().getNotAfter().toInstant())
                .isAfter(almostAYearLater.plus(Duration.ofDays(300)));
    }

    @Test
    void aClockThatWasWrongAtTheFirstStartIsForgiven() throws Refusal {
        house(NOW);
        Instant before = NOW.minus(Duration.ofDays(3_000));
        HouseCertificate house = house(before);
        assertThat(house.identity().certificate().getNotBefore().toInstant()).isBefore(before);
    }

    @Test
    void anAuthorityThatEndsIsReplacedWhileServing() throws Refusal {
        HouseCertificate house = house(NOW);
        Instant end = NOW.plus(HouseCertificates.AUTHORITY_LIFE);
        TlsIdentity renewed = house.refresh(end).orElseThrow();
        assertThat(house.houseAuthority()).contains(renewed.chain().getLast());
        assertThat(house.refresh(end)).isEmpty();
    }

    @Test
    void aConfiguredNameIsNamed() throws Refusal {
        HouseCertificate house = house(NOW, "parlour.example.org");
        assertThat(ServerNames.of(house.identity().certificate()).dnsNames()).contains("parlour.example.org");
    }

    @Test
    void aConfiguredNameThatTheAuthorityMayNotVouchForIsRefused() throws Refusal {
        house(NOW);
        assertThatThrownBy(() -> house(NOW, "parlour.example.org"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("made without the name parlour.example.org (parlour.web.names)");
    }

    @Test
    void aMachineThatWasRenamedIsServedWithoutItsNewName() throws Refusal {
        house(NOW);
        machine = new LocalNames("clinic.example", List.of(FIRST));
        assertThat(ServerNames.of(house(NOW).identity().certificate()).dnsNames())
                .containsExactlyInAnyOrder("clinic.local", "localhost");
    }

    @Test
    void aBrokenAuthorityIsRefusedAndABrokenServerCertificateMended() throws Refusal, IOException {
        house(NOW);
        secrets.write("server.pem", "half of a fi");
        house(NOW);
        secrets.write("house-ca.pem", "half of a fi");
        assertThatThrownBy(() -> house(NOW))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("house-ca.pem holds no certificate");
    }

    @Test
    void aGivenCertificateIsUsedAndTakenAnewWhenItsFilesChange() throws Refusal, IOException {
        TlsIdentity first = write("given", NOW);
        GivenCertificate given = given("given", "given", NOW);
        assertThat(given.identity()).isEqualTo(first);
        assertThat(given.houseAuthority()).isEmpty();
        assertThat(given.refresh(NOW)).isEmpty();
        TlsIdentity second = write("given", NOW);
        assertThat(given.refresh(NOW)).contains(second);
    }

    @Test
    void aGivenCertificateThatWentBadLaterIsNotTakenIntoUse() throws Refusal, IOException {
        TlsIdentity first = write("given", NOW);
        GivenCertificate given = given("given", "given", NOW);
        Files.writeString(data.resolve("given.crt"), "half of a fi");
        assertThat(given.refresh(NOW)).isEmpty();
        assertThat(given.identity()).isEqualTo(first);
    }

    @Test
    void aGivenCertificateThatCannotServeIsRefusedInOneSentence() throws IOException {
        write("given", NOW);
        write("other", NOW);
        assertRefused("is not valid before", "given", "given", NOW.minus(Duration.ofDays(2)));
        assertRefused("expired at", "given", "given", NOW.plus(Duration.ofDays(400)));
        assertRefused("does not belong to its first certificate", "given", "other", NOW);
        assertRefused("(parlour.web.private-key) cannot be read", "given", "absent", NOW);
    }

    private void assertRefused(String words, String certificate, String key, Instant now) {
        assertThatThrownBy(() -> given(certificate, key, now))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(words);
    }

    private GivenCertificate given(String certificate, String key, Instant now) throws Refusal {
        return GivenCertificate.open(data.resolve(certificate + ".crt"), data.resolve(key + ".key"), now);
    }

    private TlsIdentity write(String name, Instant now) throws IOException {
        HouseCertificates stranger = new HouseCertificates(random);
        TlsIdentity identity = stranger.issueServer(
                stranger.makeAuthority("elsewhere", List.of("example"), now),
                new ServerNames(Set.of("parlour.example"), Set.of()),
                now);
        String pem = Pem.print(identity);
        int chain = pem.indexOf("-----BEGIN CERTIFICATE");
        Files.writeString(data.resolve(name + ".key"), pem.substring(0, chain));
        Files.writeString(data.resolve(name + ".crt"), pem.substring(chain));
        return identity;
    }

    private HouseCertificate house(Instant now, String... names) throws Refusal {
        return HouseCertificate.open(data, secrets, () -> machine, List.of(names), random, now);
    }
}
