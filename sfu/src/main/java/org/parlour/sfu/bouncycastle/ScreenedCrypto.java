package org.parlour.sfu.bouncycastle;

import java.io.IOException;
import java.security.SecureRandom;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.TlsAEADCipher;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/** Bouncy Castle's own cryptography: measured, the quickest of its back ends for a handshake. */
final class ScreenedCrypto extends BcTlsCrypto {
    ScreenedCrypto(SecureRandom random) {
        super(random);
    }

    @Override
    protected TlsAEADCipher createCipher_AES_GCM(TlsCryptoParameters cryptoParams, int cipherKeySize, int macSize)
            throws IOException {
        return new TlsAEADCipher(
                cryptoParams,
                new ScreenedGcm(createAEADBlockCipher_AES_GCM(), true),
                new ScreenedGcm(createAEADBlockCipher_AES_GCM(), false),
                cipherKeySize,
                macSize,
                TlsAEADCipher.AEAD_GCM,
                null);
    }
}
