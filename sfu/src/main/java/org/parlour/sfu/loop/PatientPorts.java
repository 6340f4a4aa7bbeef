package org.parlour.sfu.loop;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.parlour.sfu.linux.LinuxPort;
import org.parlour.sfu.linux.LinuxPorts;
import org.parlour.sfu.netty.DescriptorWatch;

/**
 * The ports of a loop whose packets may wait a moment. While little comes, the loop is woken by it. Where it would be woken
 * more often than once in a rest, it is not woken any more but looks as often as that, until nothing comes: what the kernel
 * itself does with network cards. A rest is short while somebody wants the packets at once, and else as long as rooms let
 * pass between their mixing.
 */
final class PatientPorts {
    /** On the clock's own grid, on which rooms mix too, so that one waking serves all. */
    static final long REST_NANOS = 5_000_000;

    /** What it may cost a packet that browsers are to hear. */
    static final long SHORT_REST_NANOS = 1_000_000;

    private static final Logger LOGGER = System.getLogger("org.parlour.sfu.loop");
    // So many looks in vain, and the loop is woken again.
    private static final int MOST_IN_VAIN = 4;

    private final MediaLoop loop;
    private final LinuxPorts ports;
    private @Nullable DescriptorWatch watch;
    private long wokenNanos;
    private boolean looking;
    private boolean found;
    private int inVain;
    private int inHaste;

    private PatientPorts(MediaLoop loop, LinuxPorts ports) {
        this.loop = loop;
        this.ports = ports;
        this.wokenNanos = loop.nowNanos() - REST_NANOS;
    }

    /** Null where the machine has no such ports; all are of the other kind then. */
    static @Nullable PatientPorts open(MediaLoop loop) {
        try {
            LinuxPorts ports = LinuxPorts.open();
            if (ports == null) {
                return null;
            }
            PatientPorts opened = new PatientPorts(loop, ports);
            DescriptorWatch watch = loop.netty().watch(ports.descriptor(), opened::woken);
            loop.execute(() -> {
                opened.watch = watch;
                watch.begin();
            });
            return opened;
        } catch (IOException failed) {
            LOGGER.log(Level.WARNING, loop + " wakes for each packet of a telephone", failed);
            return null;
        }
    }

    PortSocket bind(InetSocketAddress local, PortEar ear) throws IOException {
        LinuxPort port = LinuxPort.bind(local, ear);
        PatientSocket socket = new PatientSocket(port, this);
        Runnable arrival = () -> socket.arrive(loop, () -> {}, ear::refused);
        if (loop.isHere()) {
            arrival.run();
        } else if (!loop.executeAnyway(arrival)) {
            port.close();
            throw new IOException(loop + " is over");
        }
        return socket;
    }

    void add(LinuxPort port) throws IOException {
        ports.add(port);
    }

    void remove(LinuxPort port) {
        ports.remove(port);
    }

    void read() {
        found |= ports.read() > 0;
    }

    /** Somebody wants each packet at once, or no longer does. */
    void haste(boolean wanted) {
        inHaste += wanted ? 1 : -1;
    }

    private long restNanos() {
        return inHaste > 0 ? SHORT_REST_NANOS : REST_NANOS;
    }

    private void woken() {
        long nowNanos = loop.nowNanos();
        read();
        if (watch != null && !looking && nowNanos - wokenNanos < restNanos()) {
            looking = true;
            inVain = 0;
            watch.rest();
            lookLater();
        }
        wokenNanos = nowNanos;
    }

    private void lookLater() {
        found = false;
        long nowNanos = loop.nowNanos();
        LoopTimer _ = loop.at(nowNanos + restNanos() - Math.floorMod(nowNanos, restNanos()), this::look);
    }

    private void look() {
        read();
        inVain = found ? 0 : inVain + 1;
        if (inVain < MOST_IN_VAIN) {
            lookLater();
        } else if (watch != null) {
            looking = false;
            watch.begin();
        }
    }

    /** The loop is over, and so is every port of it. */
    void close() {
        ports.close();
    }

    @Override
    public String toString() {
        return "PatientPorts[" + loop + "]";
    }
}
