package org.parlour.callers.load.measure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.parlour.callers.process.Spawned;
import org.parlour.sfu.loop.LoopPort;
import org.parlour.sfu.loop.MediaLoop;
import org.parlour.sfu.loop.MediaLoops;

/**
 * A process of nothing but the house's own sockets on one loop: a packet for each packet, at once. Less than this no
 * program on that loop can take.
 */
public final class BareSockets implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String PORTS = "ports ";

    private final Spawned process;
    private final long processId;
    private final List<InetSocketAddress> addresses;

    private BareSockets(Spawned process, long processId, List<InetSocketAddress> addresses) {
        this.process = process;
        this.processId = processId;
        this.addresses = List.copyOf(addresses);
    }

    static BareSockets start(Path folder, int count) throws IOException, InterruptedException {
        Spawned process = Spawned.start(
                folder,
                List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:+UseZGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BareSockets.class.getName(),
                        Integer.toString(count)));
        String line = process.awaitLine(PORTS, PATIENCE)
                .orElseThrow(() -> new IllegalStateException(process.everythingPrinted()));
        List<String> numbers = List.of(line.substring(PORTS.length()).split(" ", -1));
        return new BareSockets(
                process,
                Long.parseLong(numbers.getFirst()),
                numbers.stream()
                        .skip(1)
                        .map(port -> new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port)))
                        .toList());
    }

    long processId() {
        return processId;
    }

    List<InetSocketAddress> addresses() {
        return addresses;
    }

    @Override
    public void close() {
        process.close();
    }

    /** The process itself: binds so many ports, says where, and answers until it is ended. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        MediaLoop loop = MediaLoops.open(1).all().getFirst();
        List<String> words = new ArrayList<>();
        words.add(Long.toString(ProcessHandle.current().pid()));
        for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
            words.add(Integer.toString(new Answering(loop).port.local().getPort()));
        }
        System.out.println(PORTS + String.join(" ", words));
        Thread.currentThread().join();
    }

    /** One socket. */
    private static final class Answering {
        private final LoopPort port;

        private Answering(MediaLoop loop) throws IOException {
            port = LoopPort.bind(
                    loop,
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    (bytes, offset, lengthBytes, from, _) -> answer(bytes, offset, lengthBytes, from));
        }

        private void answer(byte[] bytes, int offset, int lengthBytes, InetSocketAddress from) {
            port.send(bytes, offset, lengthBytes, from);
        }
    }
}
