package org.parlour.conference.bouncycastle;

import java.net.InetAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The names and addresses a server certificate speaks for (RFC 5280 4.2.1.6). */
public record ServerNames(Set<String> dnsNames, Set<InetAddress> addresses) {
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    public ServerNames {
        // Copies that keep the order: a certificate lists its names as they were given.
        dnsNames = Collections.unmodifiableSet(new LinkedHashSet<>(dnsNames));
        addresses = Collections.unmodifiableSet(new LinkedHashSet<>(addresses));
    }

    public static ServerNames of(X509Certificate certificate) {
        Set<String> dnsNames = new LinkedHashSet<>();
        Set<InetAddress> addresses = new LinkedHashSet<>();
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            for (List<?> name : names == null ? List.<List<?>>of() : names) {
                if (name.getFirst() instanceof Integer kind && name.get(1) instanceof String text) {
                    switch (kind) {
                        case DNS_NAME -> dnsNames.add(text);
                        case IP_ADDRESS -> addresses.add(InetAddress.ofLiteral(text));
                        default -> {
                            // Names of other kinds say nothing to a browser.
                        }
                    }
                }
            }
        } catch (CertificateParsingException malformed) {
            return new ServerNames(Set.of(), Set.of());
        }
        return new ServerNames(dnsNames, addresses);
    }

    public boolean covers(ServerNames needed) {
        return dnsNames.containsAll(needed.dnsNames) && addresses.containsAll(needed.addresses);
    }
}
