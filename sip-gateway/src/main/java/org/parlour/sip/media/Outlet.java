package org.parlour.sip.media;

import java.net.InetSocketAddress;

/** The ports that a leg's core sends by; each array is lent. */
interface Outlet {
    void rtp(byte[] bytes, int lengthBytes, InetSocketAddress to);

    void rtcp(byte[] bytes, int lengthBytes, InetSocketAddress to);
}
