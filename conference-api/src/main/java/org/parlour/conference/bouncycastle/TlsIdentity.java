package org.parlour.conference.bouncycastle;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key and the certificates that speak for it, its own first.
 *
 * @param chain never empty
 */
public record TlsIdentity(PrivateKey key, List<X509Certificate> chain) {
    private static final byte[] PROBE = {'p', 'a', 'r', 'l', 'o', 'u', 'r'};

    public TlsIdentity {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("an identity needs a certificate");
        }
    }

    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /** Whether the key is the one the certificate speaks of, tried by signing with it. */
    public boolean keyFits() {
        PublicKey publicKey = certificate().getPublicKey();
        String algorithm =
                switch (key.getAlgorithm()) {
                    case "EC" -> "SHA256withECDSA";
                    case "RSA" -> "SHA256withRSA";
                    default -> key.getAlgorithm();
                };
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (GeneralSecurityException differentKinds) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "TlsIdentity[key=****, subject=" + certificate().getSubjectX500Principal() + "]";
    }
}
