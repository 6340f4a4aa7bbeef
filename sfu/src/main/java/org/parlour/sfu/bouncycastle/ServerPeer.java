package org.parlour.sfu.bouncycastle;

import java.io.IOException;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.function.Consumer;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.jspecify.annotations.Nullable;
import org.parlour.sfu.dtls.DtlsEnd;
import org.parlour.wire.sdp.Fingerprint;
import org.parlour.wire.srtp.SrtpKeys;
import org.parlour.wire.srtp.SrtpProfile;

/** Our choices in one handshake. */
final class ServerPeer extends DefaultTlsServer {
    private final Identity identity;
    private final Fingerprint expected;
    private final DtlsLimits limits;
    private final Consumer<SrtpKeys> agreed;
    private @Nullable SrtpProfile profile;
    private @Nullable DtlsEnd refusal;

    ServerPeer(Identity identity, Fingerprint expected, DtlsLimits limits, Consumer<SrtpKeys> agreed) {
        super(identity.crypto());
        this.identity = identity;
        this.expected = expected;
        this.limits = limits;
        this.agreed = agreed;
    }

    /** Why we broke it off, where the reason was ours to find. */
    @Nullable
    DtlsEnd refusal() {
        return refusal;
    }

    private TlsFatalAlert refuse(DtlsEnd why, short alert) {
        refusal = why;
        return new TlsFatalAlert(alert);
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return ProtocolVersion.DTLSv12.only();
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        // RFC 8827 §6.5 demands it of every browser.
        return new int[] {CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256};
    }

    @Override
    protected TlsCredentialedSigner getECDSASignerCredentials() {
        return identity.signer(new TlsCryptoParameters(context));
    }

    @Override
    public boolean requiresExtendedMasterSecret() {
        // RFC 7627 §5.4: without it no keys may be exported.
        return true;
    }

    @Override
    public int getHandshakeTimeoutMillis() {
        return (int) limits.handshake().toMillis();
    }

    @Override
    public int getHandshakeResendTimeMillis() {
        return (int) limits.resend().toMillis();
    }

    @Override
    public CertificateRequest getCertificateRequest() {
        // A page may have made itself an RSA certificate; browsers' own are ECDSA.
        short[] types = {ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign};
        return new CertificateRequest(types, TlsUtils.getDefaultSupportedSignatureAlgorithms(context), null);
    }

    @Override
    public void notifyClientCertificate(Certificate shown) throws IOException {
        if (!Identity.matches(expected, shown)) {
            throw refuse(DtlsEnd.WRONG_FINGERPRINT, AlertDescription.bad_certificate);
        }
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void processClientExtensions(Hashtable clientExtensions) throws IOException {
        super.processClientExtensions(clientExtensions);
        UseSRTPData offered = TlsSRTPUtils.getUseSRTPExtension(clientExtensions);
        if (offered != null) {
            int[] ids = offered.getProtectionProfiles();
            // Our order, not theirs: Chromium names the dearest first.
            profile = Arrays.stream(SrtpProfile.values())
                    .filter(ours -> Arrays.stream(ids).anyMatch(id -> id == ours.dtlsId()))
                    .findFirst()
                    .orElse(null);
        }
        if (profile == null) {
            throw refuse(DtlsEnd.NO_COMMON_PROFILE, AlertDescription.handshake_failure);
        }
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Hashtable getServerExtensions() throws IOException {
        Hashtable extensions = super.getServerExtensions();
        int[] chosen = {chosen().dtlsId()};
        TlsSRTPUtils.addUseSRTPExtension(extensions, new UseSRTPData(chosen, TlsUtils.EMPTY_BYTES));
        return extensions;
    }

    private SrtpProfile chosen() {
        if (profile == null) {
            throw new IllegalStateException("a handshake without use_srtp goes no further");
        }
        return profile;
    }

    @Override
    public void notifyHandshakeComplete() throws IOException {
        super.notifyHandshakeComplete();
        SrtpProfile chosen = chosen();
        byte[] material = context.exportKeyingMaterial(SrtpKeys.EXPORTER_LABEL, null, chosen.exporterLengthBytes());
        agreed.accept(SrtpKeys.ofExporter(chosen, material));
    }
}
