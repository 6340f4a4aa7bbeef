package org.parlour.callers.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImpairedPathTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final int MANY = 4_000;
    private static final int A_FEW_AT_ONCE = 50;
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int NOTHING_MORE_MILLIS = 200;

    @Test
    void inFairWeatherEverythingPassesBothWays() throws Exception {
        assertThat(lost(Weather.FAIR, 7)).isEmpty();
    }

    @Test
    void fivePercentAreLostOneByOne() throws Exception {
        List<Integer> lost = lost(Weather.loss(0.05), 7);
        assertThat(lost.size()).isBetween(MANY / 20 * 7 / 10, MANY / 20 * 13 / 10);
        assertThat(runs(lost)).as("runs of losses").isGreaterThan(lost.size() * 8 / 10);
    }

    @Test
    void burstsTakeSeveralInARow() throws Exception {
        List<Integer> lost = lost(Weather.bursts(0.03, 5), 7);
        assertThat(lost.size()).isBetween(MANY * 3 / 100 / 2, MANY * 3 / 100 * 2);
        assertThat(runs(lost)).as("runs of losses").isLessThan(lost.size() / 2);
    }

    @Test
    void oneSeedLosesTheSame() throws Exception {
        assertThat(lost(Weather.loss(0.05), 11)).isEqualTo(lost(Weather.loss(0.05), 11));
    }

    @Test
    void whatIsCutPassesNothingUntilItIsMended() throws Exception {
        try (DatagramSocket house = new DatagramSocket(0, HERE);
                DatagramSocket browser = new DatagramSocket(0, HERE);
                ImpairedPath path = ImpairedPath.on(HERE, 1)) {
            path.leadTo(address(house));
            path.cut();
            browser.send(number(1, path.address()));
            house.setSoTimeout(NOTHING_MORE_MILLIS);
            assertThat(received(house)).isNegative();
            path.mend();
            browser.send(number(2, path.address()));
            house.setSoTimeout(PATIENCE_MILLIS);
            assertThat(received(house)).isEqualTo(2);
            assertThat(path.lost()).isEqualTo(1);
        }
    }

    /** Sends numbers through, a few at a time, and has the house send them back in fair weather. */
    private static List<Integer> lost(Weather weather, long seed) throws IOException {
        try (DatagramSocket house = new DatagramSocket(0, HERE);
                DatagramSocket browser = new DatagramSocket(0, HERE);
                ImpairedPath path = ImpairedPath.on(HERE, seed)) {
            path.leadTo(address(house));
            house.setSoTimeout(PATIENCE_MILLIS);
            List<Integer> lost = new ArrayList<>();
            for (int i = 0; i < MANY; i += A_FEW_AT_ONCE) {
                path.weather(weather);
                for (int number = i; number < i + A_FEW_AT_ONCE; number++) {
                    browser.send(number(number, path.address()));
                    lost.add(number);
                }
                // Once all of them have been drawn, one that surely passes says that there are no more.
                while (path.passed() + path.lost() < (long) i + i / A_FEW_AT_ONCE + A_FEW_AT_ONCE) {
                    Thread.onSpinWait();
                }
                path.weather(Weather.FAIR);
                browser.send(number(MANY, path.address()));
                for (int number = received(house); number != MANY; number = received(house)) {
                    lost.remove(Integer.valueOf(number));
                }
            }
            return lost;
        }
    }

    private static long runs(List<Integer> lost) {
        return lost.stream().filter(number -> !lost.contains(number - 1)).count();
    }

    private static InetSocketAddress address(DatagramSocket socket) {
        return new InetSocketAddress(HERE, socket.getLocalPort());
    }

    private static DatagramPacket number(int number, InetSocketAddress to) {
        return new DatagramPacket(new byte[] {(byte) (number >> 8), (byte) number}, 2, to);
    }

    private static int received(DatagramSocket socket) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[2], 2);
        try {
            socket.receive(packet);
        } catch (SocketTimeoutException nothing) {
            return -1;
        }
        return ByteBuffer.wrap(packet.getData()).getShort();
    }
}
