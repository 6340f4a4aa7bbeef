package org.parlour.conference.gateway;

import java.net.InetSocketAddress;
import org.parlour.conference.host.Ports;
import org.parlour.conference.host.Refusal;

/** The ports of telephones, tried before anything is built on them. */
public final class GatewayPorts {
    private static final String SETTING = "parlour.sip.listen";

    private GatewayPorts() {}

    public static void requireFree(SipSettings settings) throws Refusal {
        for (InetSocketAddress place : Gateway.places(settings)) {
            Ports.requireFree(SETTING, place);
            Ports.requireFreeDatagram(SETTING, place);
        }
    }
}
