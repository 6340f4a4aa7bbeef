package org.parlour.conference.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import org.parlour.conference.bouncycastle.Pem;
import org.parlour.conference.bouncycastle.TlsIdentity;
import org.parlour.conference.host.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A certificate that the admin keeps in two files. Both are read again at every check: whoever renews
 * them (certbot, a cron job) need not know that Parlour is running.
 */
public final class GivenCertificate implements DoorCertificate {
    private static final Logger LOG = LoggerFactory.getLogger(GivenCertificate.class);

    private final Path certificateFile;
    private final Path keyFile;
    private volatile TlsIdentity identity;

    private GivenCertificate(Path certificateFile, Path keyFile, TlsIdentity identity) {
        this.certificateFile = certificateFile;
        this.keyFile = keyFile;
        this.identity = identity;
    }

    public static GivenCertificate open(Path certificateFile, Path keyFile, Instant now) throws Refusal {
        return new GivenCertificate(certificateFile, keyFile, read(certificateFile, keyFile, now));
    }

    @Override
    public TlsIdentity identity() {
        return identity;
    }

    @Override
    public Optional<X509Certificate> houseAuthority() {
        return Optional.empty();
    }

    @Override
    public Optional<TlsIdentity> refresh(Instant now) {
        try {
            TlsIdentity found = read(certificateFile, keyFile, now);
            if (found.certificate().equals(identity.certificate())) {
                return Optional.empty();
            }
            identity = found;
            return Optional.of(found);
        } catch (Refusal refused) {
            // Half-renewed files and an expired certificate must not close a door that is open.
            LOG.warn("The certificate in use stays. {}", refused.getMessage());
            return Optional.empty();
        }
    }

    private static TlsIdentity read(Path certificateFile, Path keyFile, Instant now) throws Refusal {
        String pem = text("parlour.web.certificate", certificateFile) + "\n" + text("parlour.web.private-key", keyFile);
        return switch (Pem.read(pem)) {
            case Pem.Malformed(String reason) ->
                throw new Refusal("The given certificate cannot be used: the text of " + certificateFile + " and "
                        + keyFile + " together " + reason + ".");
            case Pem.Parsed(TlsIdentity identity) -> valid(identity, certificateFile, now);
        };
    }

    private static TlsIdentity valid(TlsIdentity identity, Path file, Instant now) throws Refusal {
        X509Certificate certificate = identity.certificate();
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        if (now.isAfter(until)) {
            throw new Refusal("The certificate in " + file + " (parlour.web.certificate) expired at " + until
                    + ". Renew it, or leave the setting out.");
        }
        if (now.isBefore(from)) {
            throw new Refusal("The certificate in " + file + " (parlour.web.certificate) is not valid before " + from
                    + ". Is this machine's clock right?");
        }
        return identity;
    }

    private static String text(String setting, Path file) throws Refusal {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException failed) {
            throw new Refusal("The file " + file + " (" + setting + ") cannot be read as text.", failed);
        }
    }
}
