package org.parlour.sfu.bouncycastle;

import java.io.IOException;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.modes.AEADBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.ContentType;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.crypto.impl.TlsAEADCipherImpl;

/** AES-GCM whose handshake messages pass the {@link HandshakeScreen} as soon as they can be read. */
final class ScreenedGcm implements TlsAEADCipherImpl {
    /** RFC 5246 §6.2.3.3: the type of the record stands behind its 64-bit number in what is authenticated. */
    private static final int TYPE_AT = 8;

    private final AEADBlockCipher cipher;
    private final boolean encrypts;
    private KeyParameter key = new KeyParameter(new byte[0]);

    ScreenedGcm(AEADBlockCipher cipher, boolean encrypts) {
        this.cipher = cipher;
        this.encrypts = encrypts;
    }

    @Override
    public void setKey(byte[] bytes, int offset, int lengthBytes) {
        key = new KeyParameter(bytes, offset, lengthBytes);
    }

    @Override
    public void init(byte[] nonce, int macSizeBytes) {
        cipher.init(encrypts, new AEADParameters(key, 8 * macSizeBytes, nonce, null));
    }

    @Override
    public int getOutputSize(int inputLengthBytes) {
        return cipher.getOutputSize(inputLengthBytes);
    }

    @Override
    public int doFinal(byte[] authenticated, byte[] from, int fromOffset, int lengthBytes, byte[] to, int toOffset)
            throws IOException {
        cipher.processAADBytes(authenticated, 0, authenticated.length);
        int length = cipher.processBytes(from, fromOffset, lengthBytes, to, toOffset);
        try {
            length += cipher.doFinal(to, toOffset + length);
        } catch (InvalidCipherTextException forged) {
            throw new TlsFatalAlert(AlertDescription.bad_record_mac, forged);
        }
        if (!encrypts
                && authenticated[TYPE_AT] == ContentType.handshake
                && !HandshakeScreen.messagesPass(to, toOffset, toOffset + length)) {
            // The one alert upon which a record is dropped in silence (RFC 6347 §4.1.2.7).
            throw new TlsFatalAlert(AlertDescription.bad_record_mac);
        }
        return length;
    }
}
