package org.parlour.conference.web;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.parlour.conference.host.LocalNames;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings under {@code parlour.web}.
 *
 * @param httpsPort where everybody comes in; 0 lets the system choose (for tests)
 * @param httpPort where this machine itself comes in, and others are sent to HTTPS
 * @param address the one local address to listen on; all when left out
 * @param certificate a PEM file with the certificate and its chain; the house CA issues one when left out
 * @param privateKey the PEM file with its key
 * @param names further DNS names the house certificate has to speak for
 */
public record WebSettings(
        @DefaultValue("8443") int httpsPort,
        @DefaultValue("8080") int httpPort,
        @Nullable String address,
        @Nullable String certificate,
        @Nullable String privateKey,
        @DefaultValue List<String> names) {
    private static final int HIGHEST_PORT = 65_535;

    public WebSettings {
        requirePort("https-port", httpsPort);
        requirePort("http-port", httpPort);
        if (httpsPort == httpPort && httpPort != 0) {
            throw new IllegalArgumentException(
                    "parlour.web.https-port and parlour.web.http-port are both " + httpPort + ". Give each its own.");
        }
        if ((certificate == null) != (privateKey == null)) {
            throw new IllegalArgumentException("Of parlour.web.certificate and parlour.web.private-key only one is set."
                    + " Set both, or neither.");
        }
        names = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        for (String name : names) {
            require(LocalNames.isDnsName(name), "names", name, "a DNS name such as parlour.example.org");
        }
        require(address == null || isAddress(address), "address", address, "an IP address of this machine");
    }

    /** Where a door listens. */
    InetSocketAddress at(int port) {
        return address == null
                ? new InetSocketAddress(port)
                : new InetSocketAddress(InetAddress.ofLiteral(address), port);
    }

    public InetSocketAddress httpsDoor() {
        return at(httpsPort);
    }

    public InetSocketAddress httpDoor() {
        return at(httpPort);
    }

    @Override
    public String toString() {
        return "WebSettings[https " + httpsPort + ", http " + httpPort + "]";
    }

    private static void requirePort(String name, int port) {
        require(port >= 0 && port <= HIGHEST_PORT, name, Integer.toString(port), "a port from 1 to " + HIGHEST_PORT);
    }

    private static void require(boolean good, String name, @Nullable String value, String wanted) {
        if (!good) {
            throw new IllegalArgumentException(
                    "parlour.web." + name + " is '" + value + "', which is not " + wanted + ".");
        }
    }

    private static boolean isAddress(String text) {
        try {
            InetAddress.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException name) {
            return false;
        }
    }
}
