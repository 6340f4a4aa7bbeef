package org.parlour.conference.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.parlour.conference.bouncycastle.HouseCertificates;
import org.parlour.conference.bouncycastle.Pem;
import org.parlour.conference.bouncycastle.ServerNames;
import org.parlour.conference.bouncycastle.TlsIdentity;
import org.parlour.conference.host.DurableFiles;
import org.parlour.conference.host.LocalNames;
import org.parlour.conference.host.Refusal;
import org.parlour.conference.secrets.Secrets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A certificate issued by the house itself, and issued anew when it ends soon or the machine goes by
 * new names. Key and certificate lie in one file each, so that a kill never parts them.
 */
public final class HouseCertificate implements DoorCertificate {
    public static final String AUTHORITY_FILE = "house-ca.pem";
    public static final String SERVER_FILE = "server.pem";

    /** The authority's certificate alone, outside the secrets: for {@code curl --cacert} and for devices. */
    public static final String PUBLIC_FILE = "house-ca.crt";

    /** Suffixes of names that exist on a LAN only (RFC 6762, RFC 8375, the reserved "internal", routers' habits). */
    private static final List<String> LAN_SUFFIXES =
            List.of("localhost", "local", "home.arpa", "internal", "lan", "home");

    private static final Duration RENEW_BEFORE_END = Duration.ofDays(30);
    private static final Logger LOG = LoggerFactory.getLogger(HouseCertificate.class);

    private final Path publicFile;
    private final Secrets secrets;
    private final HouseCertificates house;
    private final Supplier<LocalNames> machine;
    private final List<String> extraNames;
    private volatile TlsIdentity authority;
    private volatile TlsIdentity identity;

    private HouseCertificate(
            Path dataFolder,
            Secrets secrets,
            Supplier<LocalNames> machine,
            List<String> extraNames,
            SecureRandom random,
            Instant now)
            throws IOException, Refusal {
        this.publicFile = dataFolder.resolve(PUBLIC_FILE);
        this.secrets = secrets;
        this.machine = machine;
        this.extraNames = List.copyOf(extraNames);
        this.house = new HouseCertificates(random);
        this.authority = readAuthority(now);
        this.identity = readServer(now);
    }

    /**
     * Reads what an earlier start left, or makes it.
     *
     * @param machine asked again at every check
     * @param extraNames {@code parlour.web.names}
     */
    public static HouseCertificate open(
            Path dataFolder,
            Secrets secrets,
            Supplier<LocalNames> machine,
            List<String> extraNames,
            SecureRandom random,
            Instant now)
            throws Refusal {
        try {
            return new HouseCertificate(dataFolder, secrets, machine, extraNames, random, now);
        } catch (IOException failed) {
            throw new Refusal(
                    "The house certificates in " + secrets.file("") + " cannot be kept (" + Refusal.reason(failed)
                            + ").",
                    failed);
        }
    }

    @Override
    public TlsIdentity identity() {
        return identity;
    }

    @Override
    public Optional<X509Certificate> houseAuthority() {
        return Optional.of(authority.certificate());
    }

    @Override
    public Optional<TlsIdentity> refresh(Instant now) {
        try {
            authority = lasting(authority, now);
            ServerNames names = names();
            if (serves(identity, names, now)) {
                return Optional.empty();
            }
            identity = issue(names, now);
            return Optional.of(identity);
        } catch (IOException failed) {
            LOG.warn("The certificate in use stays; a new one could not be kept: {}", Refusal.reason(failed));
            return Optional.empty();
        }
    }

    private TlsIdentity readAuthority(Instant now) throws IOException, Refusal {
        Optional<String> kept = secrets.read(AUTHORITY_FILE);
        if (kept.isEmpty()) {
            return makeAuthority(now);
        }
        return switch (Pem.read(kept.get())) {
            case Pem.Malformed(String reason) ->
                throw new Refusal("The file " + secrets.file(AUTHORITY_FILE) + " " + reason
                        + ". Put it back from a backup, or delete it: a new house CA is made, and devices have to"
                        + " trust it anew.");
            case Pem.Parsed(TlsIdentity found) -> usableAuthority(found, now);
        };
    }

    private TlsIdentity usableAuthority(TlsIdentity found, Instant now) throws IOException, Refusal {
        for (String name : extraNames) {
            if (!HouseCertificates.mayVouchFor(found.certificate(), name)) {
                throw new Refusal("The house CA was made without the name " + name
                        + " (parlour.web.names). Delete " + secrets.file(AUTHORITY_FILE)
                        + " to have one made with it, which devices have to trust anew, or take the name out.");
            }
        }
        TlsIdentity lasting = lasting(found, now);
        publish(lasting);
        return lasting;
    }

    private TlsIdentity lasting(TlsIdentity found, Instant now) throws IOException {
        if (!endsSoon(found.certificate(), now)) {
            return found;
        }
        LOG.warn(
                "The house CA ends at {}; a new one is made, which devices have to trust.",
                found.certificate().getNotAfter().toInstant());
        return makeAuthority(now);
    }

    private TlsIdentity makeAuthority(Instant now) throws IOException {
        LocalNames local = machine.get();
        Set<String> permitted = new LinkedHashSet<>(LAN_SUFFIXES);
        permitted.add(local.hostName());
        permitted.addAll(extraNames);
        TlsIdentity made = house.makeAuthority(local.hostName(), permitted, now);
        secrets.write(AUTHORITY_FILE, Pem.print(made));
        publish(made);
        return made;
    }

    private TlsIdentity readServer(Instant now) throws IOException {
        ServerNames names = names();
        Optional<String> kept = secrets.read(SERVER_FILE);
        // Whatever is wrong with the kept one, a new one mends it: only the authority cannot be replaced quietly.
        if (kept.isPresent()
                && Pem.read(kept.get()) instanceof Pem.Parsed(TlsIdentity found)
                && serves(found, names, now)) {
            return found;
        }
        return issue(names, now);
    }

    private boolean serves(TlsIdentity candidate, ServerNames names, Instant now) {
        return candidate.chain().getLast().equals(authority.certificate())
                && !endsSoon(candidate.certificate(), now)
                && !now.isBefore(candidate.certificate().getNotBefore().toInstant())
                && ServerNames.of(candidate.certificate()).covers(names);
    }

    private TlsIdentity issue(ServerNames names, Instant now) throws IOException {
        TlsIdentity issued = house.issueServer(authority, names, now);
        secrets.write(SERVER_FILE, Pem.print(issued));
        LOG.debug("The house issued a certificate for {}", names);
        return issued;
    }

    private ServerNames names() {
        LocalNames local = machine.get();
        Set<String> dnsNames = new LinkedHashSet<>();
        // The host name as the LAN's DNS spells it, and as mDNS does (RFC 6762: one label under "local").
        for (String name : List.of(local.hostName(), firstLabel(local.hostName()) + ".local", "localhost")) {
            if (HouseCertificates.mayVouchFor(authority.certificate(), name)) {
                dnsNames.add(name);
            } else {
                LOG.warn(
                        "The house CA was made when this machine had another name: {} is not in the certificate.",
                        name);
            }
        }
        dnsNames.addAll(extraNames);
        Set<InetAddress> addresses = new LinkedHashSet<>(local.addresses());
        addresses.add(InetAddress.ofLiteral("127.0.0.1"));
        addresses.add(InetAddress.ofLiteral("::1"));
        return new ServerNames(dnsNames, addresses);
    }

    private void publish(TlsIdentity made) throws IOException {
        DurableFiles.write(publicFile, Pem.print(made.certificate()).getBytes(UTF_8), DurableFiles.PUBLIC_FILE);
    }

    private static boolean endsSoon(X509Certificate certificate, Instant now) {
        return certificate.getNotAfter().toInstant().isBefore(now.plus(RENEW_BEFORE_END));
    }

    private static String firstLabel(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
