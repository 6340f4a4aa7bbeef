package org.parlour.sfu.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a packet that is sent and one that is read make for the collector. */
@Tag("peer")
class LinuxPortsAllocationTest {
    private static final int WINDOW = 10_000;
    private static final int WINDOWS = 10;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void aPairOfPacketsCostsNothing() throws Exception {
        assumeThat(Kernel.isThere()).as("this machine is a Linux that we know").isTrue();
        LinuxPorts ports = Objects.requireNonNull(LinuxPorts.open());
        Counting heard = new Counting();
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        LinuxPort near = LinuxPort.bind(any, heard);
        LinuxPort far = LinuxPort.bind(any, heard);
        ports.add(near);
        ports.add(far);
        byte[] packet = new byte[172];
        long least = Long.MAX_VALUE;
        for (int window = 0; window < WINDOWS; window++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < WINDOW; i++) {
                near.send(packet, 0, packet.length, far.local());
                ports.read();
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        ports.close();
        assertThat(heard.count).isEqualTo(WINDOW * WINDOWS);
        assertThat(least / WINDOW).isZero();
    }

    private static final class Counting implements DatagramHearer {
        private int count;

        @Override
        public void received(byte[] bytes, int offset, int lengthBytes, InetSocketAddress from, long arrivedNanos) {
            count++;
        }

        @Override
        public void oversized() {
            throw new AssertionError("oversized");
        }

        @Override
        public void overrun(long datagrams) {
            throw new AssertionError("overrun");
        }

        @Override
        public void refused() {
            throw new AssertionError("refused");
        }
    }
}
