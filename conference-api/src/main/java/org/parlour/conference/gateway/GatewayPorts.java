package org.parlour.conference.gateway;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.parlour.conference.host.Ports;
import org.parlour.conference.host.Refusal;

/** The ports of telephones and of browsers' media, tried before anything is built on them. */
public final class GatewayPorts {
    private static final String SETTING = "parlour.sip.listen";
    private static final String BROWSER_PORT = "parlour.media.browser-port";

    private GatewayPorts() {}

    public static void requireFree(SipSettings sip, MediaSettings media) throws Refusal {
        for (InetSocketAddress place : Gateway.places(sip)) {
            requireFree(SETTING, place);
        }
        int loops = media.browserPort() == 0 ? 0 : media.loopCount();
        for (int loop = 0; loop < loops; loop++) {
            for (InetAddress address : media.places()) {
                requireFree(BROWSER_PORT, new InetSocketAddress(address, media.browserPort() + loop));
            }
        }
    }

    private static void requireFree(String setting, InetSocketAddress place) throws Refusal {
        Ports.requireFree(setting, place);
        Ports.requireFreeDatagram(setting, place);
    }
}
