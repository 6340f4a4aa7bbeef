package org.parlour.conference.web;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.parlour.conference.bouncycastle.TlsIdentity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.scheduling.annotation.Scheduled;

/** Puts a better certificate in place while the doors stay open. */
public final class CertificateWatch {
    /** A DHCP lease may move the machine at any time; once a day would leave it unnamed for most of one. */
    private static final int HOURS_BETWEEN_CHECKS = 1;

    private static final Logger LOG = LoggerFactory.getLogger(CertificateWatch.class);

    private final DoorCertificate certificate;
    private final SslBundleRegistry bundles;
    private final Doors doors;
    private final InstantSource clock;

    CertificateWatch(DoorCertificate certificate, SslBundleRegistry bundles, Doors doors, InstantSource clock) {
        this.certificate = certificate;
        this.bundles = bundles;
        this.doors = doors;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = HOURS_BETWEEN_CHECKS, initialDelay = HOURS_BETWEEN_CHECKS, timeUnit = TimeUnit.HOURS)
    public void check() {
        Optional<TlsIdentity> renewed = certificate.refresh(clock.instant());
        if (renewed.isPresent()) {
            bundles.updateBundle(TomcatDoors.CERTIFICATE, bundle(renewed.get()));
            doors.renewedCertificate();
            LOG.info(
                    "A new certificate is in place, valid until {}.",
                    renewed.get().certificate().getNotAfter().toInstant());
        }
    }

    static SslBundle bundle(TlsIdentity identity) {
        try {
            // In memory only: a store with a password would protect it from nobody.
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    TomcatDoors.CERTIFICATE,
                    identity.key(),
                    new char[0],
                    identity.chain().toArray(X509Certificate[]::new));
            return SslBundle.of(
                    SslStoreBundle.of(store, "", null),
                    SslBundleKey.of(null, TomcatDoors.CERTIFICATE),
                    SslOptions.of(null, new String[] {"TLSv1.3", "TLSv1.2"}));
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
