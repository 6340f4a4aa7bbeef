package org.parlour.wire.sdp.browser;

import org.parlour.wire.sdp.Fingerprint;
import org.parlour.wire.sdp.IceCredentials;

/**
 * The browser's end of one PeerConnection. Its candidates are not needed: its address is known from
 * its checks (RFC 8445 section 2.5, a lite end makes none).
 */
public record PeerTransport(IceCredentials ice, Fingerprint fingerprint) {}
