package org.parlour.conference.host;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Locale;

/** Ports, tried by binding before anything is built on them. */
public final class Ports {
    private Ports() {}

    /**
     * Refuses when the port cannot be had, naming its holder where the system shows it.
     *
     * @param setting the setting that chooses this port
     * @param address where it is to listen; port 0 is always free
     */
    public static void requireFree(String setting, InetSocketAddress address) throws Refusal {
        try (ServerSocket socket = new ServerSocket()) {
            // As the server itself will do: a port whose last connections still linger is free.
            socket.setReuseAddress(true);
            socket.bind(address);
        } catch (IOException failed) {
            throw new Refusal(sentence(setting, address, failed), failed);
        }
    }

    /** As {@link #requireFree}, for UDP. Who holds it is not known: a UDP socket that is bound looks like any other. */
    public static void requireFreeDatagram(String setting, InetSocketAddress address) throws Refusal {
        // Unbound at first, so that what is refused is the binding.
        try (DatagramSocket socket = new DatagramSocket(null)) {
            socket.bind(address);
        } catch (IOException failed) {
            throw new Refusal(sentence(setting, address, failed), failed);
        }
    }

    private static String sentence(String setting, InetSocketAddress address, IOException failed) {
        int port = address.getPort();
        String reason = Refusal.reason(failed);
        String words = reason.toLowerCase(Locale.ROOT);
        if (words.contains("permission")) {
            return "Port " + port + " needs a privilege this user does not have. Set " + setting
                    + " to a port above 1023, or grant CAP_NET_BIND_SERVICE.";
        }
        if (words.contains("assign")) {
            return "The address " + address.getAddress().getHostAddress()
                    + " is not one of this machine. Set "
                    + (setting.startsWith("parlour.web.") ? "parlour.web.address" : setting)
                    + " to one that is, or leave it out.";
        }
        if (failed instanceof BindException) {
            String holder = PortHolder.find(port).map(PortHolder::toString).orElse("another program");
            return "Port " + port + " is taken by " + holder + ". Stop it, or set " + setting + ".";
        }
        return "Port " + port + " cannot be opened (" + reason + "). Set " + setting + " to another.";
    }
}
