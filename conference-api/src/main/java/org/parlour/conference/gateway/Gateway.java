package org.parlour.conference.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.parlour.sfu.loop.LoopCounters;
import org.parlour.sfu.loop.MediaLoop;
import org.parlour.sfu.loop.MediaLoops;
import org.parlour.sip.call.Telephone;
import org.parlour.sip.call.Upstairs;
import org.parlour.sip.call.Wires;
import org.parlour.sip.mixing.MediaFloor;
import org.parlour.wire.call.PhoneNumber;

/** The telephone gateway of this program. */
public final class Gateway implements AutoCloseable {
    private final MediaLoops loops;
    private final Telephone telephone;
    private final List<InetSocketAddress> listening;

    private Gateway(MediaLoops loops, Telephone telephone, List<InetSocketAddress> listening) {
        this.loops = loops;
        this.telephone = telephone;
        this.listening = listening;
    }

    static Gateway open(MediaFloor floor, Wires wires, Upstairs upstairs, InstantSource clock) {
        try {
            return new Gateway(
                    floor.loops().loops(),
                    Telephone.open(floor, wires, upstairs, new SecureRandom(), clock),
                    wires.listen());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** All that were chosen; of those that were not, what this machine has: some have no IPv6 at all. */
    static List<InetSocketAddress> places(SipSettings settings) {
        return settings.places().stream()
                .filter(place -> settings.areChosen() || isOurs(place.getAddress()))
                .toList();
    }

    private static boolean isOurs(InetAddress address) {
        try {
            return !(address instanceof Inet6Address) || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException unknown) {
            return false;
        }
    }

    public Telephone telephone() {
        return telephone;
    }

    /** What to dial for a number of the house, by UDP; empty where nothing is listened to. */
    public Optional<String> address(PhoneNumber number) {
        return listening.stream().findFirst().map(place -> "sip:" + number.reveal() + "@" + literal(place));
    }

    // RFC 3261 section 19.1.2: 5060 is understood.
    private static String literal(InetSocketAddress place) {
        String address = place.getAddress().getHostAddress();
        String host = place.getAddress() instanceof Inet6Address ? "[" + address + "]" : address;
        return place.getPort() == SipSettings.USUAL_PORT ? host : host + ":" + place.getPort();
    }

    public LoopCounters loops() {
        return LoopCounters.sum(loops.all().stream().map(MediaLoop::counters).toList());
    }

    /** Says goodbye to every caller. */
    @Override
    public void close() {
        telephone.close();
    }
}
