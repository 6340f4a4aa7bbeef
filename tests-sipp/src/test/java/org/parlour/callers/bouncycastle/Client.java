package org.parlour.callers.bouncycastle;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.Hashtable;
import java.util.Objects;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.jspecify.annotations.Nullable;
import org.parlour.wire.sdp.Fingerprint;
import org.parlour.wire.srtp.SrtpKeys;
import org.parlour.wire.srtp.SrtpProfile;

/** What the library asks a browser in the course of one handshake. */
final class Client extends DefaultTlsClient {
    // As Chromium offers them: AES_CM_128_HMAC_SHA1_80, AEAD_AES_256_GCM, AEAD_AES_128_GCM.
    private static final int[] PROFILES = {1, 8, 7};
    private static final int PATIENCE_MILLIS = 20_000;

    private final DtlsClient browser;
    private final Fingerprint expected;
    private @Nullable SrtpProfile chosen;
    private @Nullable SrtpKeys keys;

    Client(DtlsClient browser, Fingerprint expected) {
        super(browser.crypto());
        this.browser = browser;
        this.expected = expected;
    }

    SrtpKeys keys() {
        return Objects.requireNonNull(keys, "the server chose no SRTP profile");
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return ProtocolVersion.DTLSv12.only();
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        return new int[] {CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256};
    }

    @Override
    public int getHandshakeTimeoutMillis() {
        return PATIENCE_MILLIS;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Hashtable getClientExtensions() throws IOException {
        Hashtable extensions = super.getClientExtensions();
        TlsSRTPUtils.addUseSRTPExtension(extensions, new UseSRTPData(PROFILES, TlsUtils.EMPTY_BYTES));
        return extensions;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void processServerExtensions(Hashtable serverExtensions) throws IOException {
        super.processServerExtensions(serverExtensions);
        UseSRTPData answered = TlsSRTPUtils.getUseSRTPExtension(serverExtensions);
        chosen = answered == null
                ? null
                : SrtpProfile.ofDtlsId(answered.getProtectionProfiles()[0]).orElseThrow();
    }

    @Override
    public TlsAuthentication getAuthentication() {
        return new TlsAuthentication() {
            @Override
            public void notifyServerCertificate(TlsServerCertificate shown) throws IOException {
                byte[] digest = DtlsClient.sha256(
                        shown.getCertificate().getCertificateAt(0).getEncoded());
                if (!MessageDigest.isEqual(expected.digest(), digest)) {
                    throw new TlsFatalAlert(AlertDescription.bad_certificate);
                }
            }

            @Override
            public TlsCredentials getClientCredentials(CertificateRequest asked) {
                return browser.signer(new TlsCryptoParameters(context));
            }
        };
    }

    @Override
    public void notifyHandshakeComplete() throws IOException {
        super.notifyHandshakeComplete();
        SrtpProfile profile = chosen;
        if (profile != null) {
            keys = SrtpKeys.ofExporter(
                    profile,
                    context.exportKeyingMaterial(SrtpKeys.EXPORTER_LABEL, null, profile.exporterLengthBytes()));
        }
    }
}
