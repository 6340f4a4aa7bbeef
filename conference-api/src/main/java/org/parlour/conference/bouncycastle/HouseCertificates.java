package org.parlour.conference.bouncycastle;

import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The small house CA: one authority that devices come to trust, and the server certificates it signs.
 *
 * <p>A device that trusts the house trusts whoever holds its key. So the authority is bound to the
 * house's own DNS names (RFC 5280 4.2.1.10): stolen, it cannot speak for a bank. Addresses are left
 * free, because those of a LAN change and nobody's bank is reached by one.
 */
public final class HouseCertificates {
    public static final Duration AUTHORITY_LIFE = Duration.ofDays(3_652);

    /** Browsers refuse server certificates that live longer than 398 days (CA/Browser Forum BR 6.3.2). */
    public static final Duration SERVER_LIFE = Duration.ofDays(397);

    /** Devices whose clocks run behind would take a certificate of this minute for one of the future. */
    private static final Duration CLOCK_LAG = Duration.ofHours(1);

    // RFC 5280 4.1.2.2 allows 20 octets; 64 random bits would be enough.
    private static final int SERIAL_BITS = 128;

    /** The upper bound of RFC 5280 appendix A.1; the names that count stand in the subjectAltName. */
    private static final int COMMON_NAME_CHARS = 64;

    private static final String SIGNATURE = "SHA256withECDSA";

    private final SecureRandom random;

    public HouseCertificates(SecureRandom random) {
        this.random = random;
    }

    /**
     * A new authority.
     *
     * @param permittedDnsNames the only names, with everything under them, that it may vouch for
     */
    public TlsIdentity makeAuthority(String hostName, Collection<String> permittedDnsNames, Instant now) {
        KeyPair keys = newKeys();
        BigInteger serial = newSerial();
        // Two authorities of one name and two keys confuse browsers: part of the serial tells them apart.
        X500Name subject = commonName("House CA " + serial.toString(16).substring(0, 6) + " of " + hostName);
        JcaX509v3CertificateBuilder builder = builder(new Span(now, AUTHORITY_LIFE), subject, subject, serial, keys);
        GeneralSubtree[] permitted = permittedDnsNames.stream()
                .map(dnsName -> new GeneralSubtree(new GeneralName(GeneralName.dNSName, dnsName)))
                .toArray(GeneralSubtree[]::new);
        try {
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(keys.getPublic()));
            builder.addExtension(Extension.nameConstraints, true, new NameConstraints(permitted, null));
            return new TlsIdentity(keys.getPrivate(), List.of(sign(builder, keys.getPrivate())));
        } catch (CertIOException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A certificate for the doors, with a key of its own, signed by the authority and followed by it. */
    public TlsIdentity issueServer(TlsIdentity authority, ServerNames names, Instant now) {
        KeyPair keys = newKeys();
        X509Certificate issuer = authority.certificate();
        String name = names.dnsNames().stream().findFirst().orElse("Parlour");
        JcaX509v3CertificateBuilder builder =
                builder(serverSpan(issuer, now), subject(issuer), commonName(name), newSerial(), keys);
        try {
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(keys.getPublic()));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    extensions.createAuthorityKeyIdentifier(issuer.getPublicKey()));
            builder.addExtension(Extension.subjectAlternativeName, false, alternativeNames(names));
            return new TlsIdentity(keys.getPrivate(), List.of(sign(builder, authority.key()), issuer));
        } catch (CertIOException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether a certificate of this authority for that name would be believed. */
    public static boolean mayVouchFor(X509Certificate authority, String dnsName) {
        Extension extension = holder(authority).getExtension(Extension.nameConstraints);
        if (extension == null) {
            return true;
        }
        for (GeneralSubtree subtree :
                NameConstraints.getInstance(extension.getParsedValue()).getPermittedSubtrees()) {
            String permitted = subtree.getBase().getName().toString();
            // RFC 5280 4.2.1.10: labels may be added on the left, and nothing else.
            if (dnsName.equals(permitted) || dnsName.endsWith("." + permitted)) {
                return true;
            }
        }
        return false;
    }

    private record Span(Instant now, Duration life) {
        Date from() {
            return Date.from(now.minus(CLOCK_LAG));
        }

        Date until() {
            return Date.from(now.minus(CLOCK_LAG).plus(life));
        }
    }

    private static Span serverSpan(X509Certificate issuer, Instant now) {
        Duration left =
                Duration.between(now.minus(CLOCK_LAG), issuer.getNotAfter().toInstant());
        return new Span(now, left.compareTo(SERVER_LIFE) < 0 ? left : SERVER_LIFE);
    }

    private static JcaX509v3CertificateBuilder builder(
            Span span, X500Name issuer, X500Name subject, BigInteger serial, KeyPair keys) {
        return new JcaX509v3CertificateBuilder(issuer, serial, span.from(), span.until(), subject, keys.getPublic());
    }

    private static GeneralNames alternativeNames(ServerNames names) {
        List<GeneralName> list = new ArrayList<>();
        names.dnsNames().forEach(dnsName -> list.add(new GeneralName(GeneralName.dNSName, dnsName)));
        for (InetAddress address : names.addresses()) {
            list.add(new GeneralName(GeneralName.iPAddress, address.getHostAddress()));
        }
        return GeneralNames.getInstance(new DERSequence(list.toArray(GeneralName[]::new)));
    }

    private X509Certificate sign(JcaX509v3CertificateBuilder builder, PrivateKey key) {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(SIGNATURE)
                            .setSecureRandom(random)
                            .build(key)));
        } catch (OperatorCreationException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static X500Name commonName(String name) {
        String shortened = name.length() > COMMON_NAME_CHARS ? name.substring(0, COMMON_NAME_CHARS) : name;
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, "Parlour")
                .addRDN(BCStyle.CN, shortened)
                .build();
    }

    private static X500Name subject(X509Certificate certificate) {
        // Taken as it is encoded: a name printed and parsed again may come out as other bytes.
        return holder(certificate).getSubject();
    }

    private static JcaX509CertificateHolder holder(X509Certificate certificate) {
        try {
            return new JcaX509CertificateHolder(certificate);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private BigInteger newSerial() {
        return new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS - 1);
    }
}
