package org.parlour.sfu.bouncycastle;

import java.io.IOException;
import java.util.Hashtable;
import java.util.List;
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

/** The browser's side of a handshake: for the one that warms us up. */
class ClientPeer extends DefaultTlsClient {
    private final Identity identity;
    private final Fingerprint expected;
    private final List<Integer> offered;
    private @Nullable SrtpProfile chosen;
    private @Nullable SrtpKeys keys;

    /** @param offered the ids of SRTP profiles in their order; empty for none */
    ClientPeer(Identity identity, Fingerprint expected, List<Integer> offered) {
        super(identity.crypto());
        this.identity = identity;
        this.expected = expected;
        this.offered = offered;
    }

    @Nullable
    SrtpKeys keys() {
        return keys;
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
    @SuppressWarnings("rawtypes")
    public Hashtable getClientExtensions() throws IOException {
        Hashtable extensions = super.getClientExtensions();
        if (!offered.isEmpty()) {
            int[] ids = offered.stream().mapToInt(Integer::intValue).toArray();
            TlsSRTPUtils.addUseSRTPExtension(extensions, new UseSRTPData(ids, TlsUtils.EMPTY_BYTES));
        }
        return extensions;
    }

    @Override
    public TlsAuthentication getAuthentication() {
        return new TlsAuthentication() {
            @Override
            public void notifyServerCertificate(TlsServerCertificate shown) throws IOException {
                if (!Identity.matches(expected, shown.getCertificate())) {
                    throw new TlsFatalAlert(AlertDescription.bad_certificate);
                }
            }

            @Override
            public TlsCredentials getClientCredentials(CertificateRequest asked) {
                return identity.signer(new TlsCryptoParameters(context));
            }
        };
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
    public void notifyHandshakeComplete() throws IOException {
        super.notifyHandshakeComplete();
        if (chosen != null) {
            keys = SrtpKeys.ofExporter(
                    chosen, context.exportKeyingMaterial(SrtpKeys.EXPORTER_LABEL, null, chosen.exporterLengthBytes()));
        }
    }
}
