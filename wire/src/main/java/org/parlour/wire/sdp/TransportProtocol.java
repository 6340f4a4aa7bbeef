package org.parlour.wire.sdp;

import java.util.Locale;

/** The protocol of an {@code m=} line (RFC 8866 section 5.14): what runs over what. */
public record TransportProtocol(String text) {
    public static final TransportProtocol RTP_AVP = new TransportProtocol("RTP/AVP");
    public static final TransportProtocol RTP_SAVP = new TransportProtocol("RTP/SAVP");
    /** What every browser writes (RFC 8829 section 5.1.2). */
    public static final TransportProtocol DTLS_SAVPF = new TransportProtocol("UDP/TLS/RTP/SAVPF");

    public TransportProtocol {
        Grammar.requireWord("a transport protocol", text);
        text = text.toUpperCase(Locale.ROOT);
    }

    /** RTP, in one of the four profiles of RFC 3551, 3711, 4585 and 5124. */
    public boolean isRtp() {
        String profile = text.substring(text.lastIndexOf('/') + 1);
        boolean known = profile.equals("AVP") || profile.equals("AVPF") || isSecure();
        return known && (text.startsWith("RTP/") || text.contains("/RTP/"));
    }

    /** The profile says that packets are SRTP. */
    public boolean isSecure() {
        return text.endsWith("/SAVP") || text.endsWith("/SAVPF");
    }

    /** The keys come from a DTLS handshake (RFC 5764 section 8). */
    public boolean isDtls() {
        return text.startsWith("UDP/TLS/") || text.startsWith("TCP/DTLS/");
    }

    public boolean isOverTcp() {
        return text.startsWith("TCP/");
    }

    @Override
    public String toString() {
        return text;
    }
}
