/**
 * The one room in this module that knows Bouncy Castle: DTLS 1.2 handshakes on virtual threads, and
 * the certificate that we show in them.
 *
 * <p>{@link org.parlour.sfu.bouncycastle.DtlsServer} is the door. A handshake blocks, so each has a
 * thread and a bounded inbox; what it has to say it says to {@link
 * org.parlour.sfu.bouncycastle.HandshakeEars} on that thread, keys before the flight that lets the
 * peer use them. The thread stays for as long as the association does: it repeats our last flight to
 * who has missed it, and hears close_notify.
 *
 * <p>Boundary: no address, no socket, no policy; whoever may shake hands is decided in {@code
 * sfu.dtls}. No data channels: application data is counted and dropped.
 *
 * <p>Law: RFC 6347, RFC 5764, RFC 5763, RFC 7627, ADR-0014. Guard: DtlsServerTest, DtlsLossTest,
 * DtlsFuzzTest, ScreenedGcmTest, DtlsPeerTest and BrowserLegTest.
 */
@NullMarked
package org.parlour.sfu.bouncycastle;

import org.jspecify.annotations.NullMarked;
