package org.parlour.conference.host;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What this machine is called from outside: its host name, and every address another machine can
 * reach it by (no loopback, no link-local IPv6: a browser cannot type a zone).
 *
 * @param hostName in lower case; {@code localhost} where the machine has no usable name
 */
public record LocalNames(String hostName, List<InetAddress> addresses) {
    private static final Path KERNEL_HOST_NAME = Path.of("/proc/sys/kernel/hostname");

    // RFC 1123 2.1 with RFC 1035 2.3.4: labels of letters, digits and inner hyphens, 63 octets each.
    private static final Pattern DNS_NAME =
            Pattern.compile("(?!-)[a-z0-9-]{1,63}(?<!-)(\\.(?!-)[a-z0-9-]{1,63}(?<!-))*");

    public LocalNames {
        addresses = List.copyOf(addresses);
    }

    /** Asks the kernel, never the resolver: a broken DNS would hold up the start for seconds. */
    public static LocalNames read() {
        try (Stream<NetworkInterface> interfaces = NetworkInterface.networkInterfaces()) {
            List<InetAddress> addresses = interfaces
                    .filter(LocalNames::isUp)
                    .sorted(Comparator.comparingInt(NetworkInterface::getIndex))
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(LocalNames::isReachable)
                    .map(LocalNames::withoutZone)
                    .distinct()
                    .sorted(Comparator.comparing(address -> !(address instanceof Inet4Address)))
                    .toList();
            return new LocalNames(readHostName(), addresses);
        } catch (SocketException failed) {
            return new LocalNames(readHostName(), List.of());
        }
    }

    public static boolean isDnsName(String name) {
        return name.length() <= 253 && DNS_NAME.matcher(name).matches();
    }

    private static String readHostName() {
        try {
            String name = Files.readString(KERNEL_HOST_NAME).strip().toLowerCase(Locale.ROOT);
            return isDnsName(name) ? name : "localhost";
        } catch (IOException notLinux) {
            return "localhost";
        }
    }

    private static boolean isUp(NetworkInterface networkInterface) {
        try {
            return networkInterface.isUp() && !networkInterface.isLoopback();
        } catch (SocketException gone) {
            return false;
        }
    }

    private static boolean isReachable(InetAddress address) {
        boolean linkLocalIpv6 = address.isLinkLocalAddress() && !(address instanceof Inet4Address);
        return !address.isLoopbackAddress() && !address.isAnyLocalAddress() && !linkLocalIpv6;
    }

    private static InetAddress withoutZone(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress());
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
