package org.parlour.conference.bouncycastle;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.jspecify.annotations.Nullable;

/** Keys and certificates as text (RFC 7468): read in every spelling in use, written as PKCS #8. */
public final class Pem {
    private Pem() {}

    /** What a text held. */
    public sealed interface Outcome {}

    /** The text holds this key and its chain. */
    public record Parsed(TlsIdentity identity) implements Outcome {}

    /** The text holds no usable identity; the reason completes the sentence "it …". */
    public record Malformed(String reason) implements Outcome {}

    /** Key first: who opens the file sees at once what it is. */
    public static String print(TlsIdentity identity) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(new JcaPKCS8Generator(identity.key(), null));
            for (X509Certificate certificate : identity.chain()) {
                writer.writeObject(certificate);
            }
        } catch (IOException impossible) {
            throw new IllegalStateException("writing to memory failed", impossible);
        }
        return text.toString();
    }

    /** The certificate's fingerprint as browsers and openssl show it: SHA-256, pairs of digits with colons. */
    public static String fingerprint(X509Certificate certificate) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static String print(X509Certificate certificate) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(certificate);
        } catch (IOException impossible) {
            throw new IllegalStateException("writing to memory failed", impossible);
        }
        return text.toString();
    }

    /** Never throws, whatever the text: it may be an admin's, or half a file. */
    public static Outcome read(String text) {
        List<X509Certificate> chain = new ArrayList<>();
        PrivateKey key = null;
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
            for (Object found = parser.readObject(); found != null; found = parser.readObject()) {
                if (found instanceof X509CertificateHolder holder) {
                    chain.add(new JcaX509CertificateConverter().getCertificate(holder));
                } else if (found instanceof PEMEncryptedKeyPair || found instanceof PKCS8EncryptedPrivateKeyInfo) {
                    return new Malformed("holds a key under a passphrase, which Parlour cannot ask for");
                } else {
                    PrivateKey here = privateKey(found);
                    key = here == null ? key : here;
                }
            }
        } catch (IOException | GeneralSecurityException | RuntimeException malformed) {
            // Bouncy Castle throws unchecked exceptions, too, on some broken ASN.1.
            return new Malformed("is not PEM that can be understood");
        }
        if (chain.isEmpty()) {
            return new Malformed("holds no certificate");
        }
        return key == null ? new Malformed("holds no private key") : fitting(new TlsIdentity(key, chain));
    }

    private static Outcome fitting(TlsIdentity identity) {
        return identity.keyFits()
                ? new Parsed(identity)
                : new Malformed("holds a private key that does not belong to its first certificate");
    }

    private static @Nullable PrivateKey privateKey(Object found) throws IOException {
        JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
        return switch (found) {
            // PKCS #8, as openssl writes it today.
            case PrivateKeyInfo info -> converter.getPrivateKey(info);
            // PKCS #1 and SEC 1, as it wrote it before.
            case PEMKeyPair pair -> converter.getPrivateKey(pair.getPrivateKeyInfo());
            default -> null;
        };
    }
}
