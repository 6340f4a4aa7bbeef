package org.parlour.conference.web;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import org.parlour.conference.bouncycastle.TlsIdentity;

/** What the HTTPS door shows: given by the admin, or issued by the house. */
public sealed interface DoorCertificate permits GivenCertificate, HouseCertificate {
    TlsIdentity identity();

    /** The authority that devices may be asked to trust; none when the certificate was given. */
    Optional<X509Certificate> houseAuthority();

    /**
     * Looks whether there is a better one by now: newly given, or newly issued because the old one ends
     * soon or the machine has new names.
     *
     * @return the new identity, when it changed
     */
    Optional<TlsIdentity> refresh(Instant now);
}
