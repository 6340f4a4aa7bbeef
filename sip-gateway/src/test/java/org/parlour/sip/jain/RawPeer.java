package org.parlour.sip.jain;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A telephone that is a socket and text: it knows no more of SIP than a test writes. */
abstract sealed class RawPeer implements AutoCloseable {
    private static final int LONGEST = 65_535;
    static final String SESSION = String.join(
            "\r\n",
            "v=0",
            "o=- 1 1 IN IP4 127.0.0.1",
            "s=-",
            "c=IN IP4 127.0.0.1",
            "t=0 0",
            "m=audio 40000 RTP/AVP 8",
            "");

    private final AtomicInteger branches = new AtomicInteger();
    private final String name = Long.toHexString(System.nanoTime());

    static RawPeer udp(InetSocketAddress house) throws IOException {
        return udp(InetAddress.getLoopbackAddress(), house);
    }

    static RawPeer udp(InetAddress self, InetSocketAddress house) throws IOException {
        return new Udp(new DatagramSocket(0, self), house);
    }

    static RawPeer tcp(InetSocketAddress house) throws IOException {
        return new Tcp(new Socket(house.getAddress(), house.getPort()));
    }

    @Override
    public abstract void close() throws IOException;

    /** Without a goodbye. */
    void vanish() throws IOException {
        close();
    }

    abstract String transport();

    abstract InetSocketAddress self();

    abstract InetSocketAddress house();

    abstract void sendBytes(byte[] bytes) throws IOException;

    /** The next message; null where none comes in time, empty where the connection has ended. */
    abstract @Nullable String receive(Duration patience) throws IOException;

    void send(String text) throws IOException {
        sendBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    String newBranch() {
        return "z9hG4bK" + name + branches.incrementAndGet();
    }

    /** The first that comes and begins like this; others are passed over. */
    String await(String begin) throws IOException {
        long byNanos = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        StringBuilder passed = new StringBuilder();
        while (System.nanoTime() < byNanos) {
            String message = receive(Duration.ofNanos(Math.max(1_000_000, byNanos - System.nanoTime())));
            if (message != null && message.startsWith(begin)) {
                return message;
            }
            passed.append(message == null ? "" : message.lines().findFirst().orElse("end"))
                    .append("; ");
        }
        throw new AssertionError("no " + begin + " came, but " + passed);
    }

    String await(int status) throws IOException {
        return await("SIP/2.0 " + status + " ");
    }

    /** A request of which the test says what differs. */
    Ask ask(String method) {
        return new Ask(method);
    }

    final class Ask {
        private final String method;
        private String branch = newBranch();
        private String callId = "call-" + name;
        private String toTag = "";
        private long number = 1;
        private String contentType = "application/sdp";
        private String body = "";
        private String more = "";
        private String uri = "sip:100@" + Wording.hostPort(house());

        Ask(String method) {
            this.method = method;
        }

        Ask branch(String text) {
            branch = text;
            return this;
        }

        Ask callId(String text) {
            callId = text;
            return this;
        }

        /** Within the dialog that this response made. */
        Ask within(String response) {
            toTag = header(response, "To").replaceAll(".*;tag=", ";tag=");
            return this;
        }

        Ask number(long cseq) {
            number = cseq;
            return this;
        }

        Ask body(String type, String text) {
            contentType = type;
            body = text;
            return this;
        }

        Ask session() {
            return body("application/sdp", SESSION);
        }

        Ask with(String line) {
            more += line + "\r\n";
            return this;
        }

        String text() {
            return method + " " + uri + " SIP/2.0\r\n"
                    + "Via: SIP/2.0/" + transport() + " " + Wording.hostPort(self()) + ";rport;branch=" + branch
                    + "\r\n"
                    + "Max-Forwards: 70\r\n"
                    + "From: \"Alice\" <sip:alice@" + Wording.hostPort(self()) + ">;tag=alice\r\n"
                    + "To: <sip:100@" + Wording.hostPort(house()) + ">" + toTag + "\r\n"
                    + "Call-ID: " + callId + "\r\n"
                    + "CSeq: " + number + " " + method + "\r\n"
                    + "Contact: <sip:alice@" + Wording.hostPort(self())
                    + (transport().equals("TCP") ? ";transport=tcp" : "") + ">\r\n"
                    + more
                    + (body.isEmpty() ? "" : "Content-Type: " + contentType + "\r\n")
                    + "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
        }

        void send() throws IOException {
            RawPeer.this.send(text());
        }
    }

    static String header(String message, String name) {
        return message.lines()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    /** A response to a request of the house. */
    String answerTo(String request, int status, String reason) {
        StringBuilder text = new StringBuilder("SIP/2.0 " + status + " " + reason + "\r\n");
        request.lines()
                .filter(line -> line.matches("(?i)(via|from|to|call-id|cseq):.*"))
                .forEach(line -> text.append(line).append("\r\n"));
        return text.append("Content-Length: 0\r\n\r\n").toString();
    }

    private static final class Udp extends RawPeer {
        private final DatagramSocket socket;
        private final InetSocketAddress house;

        Udp(DatagramSocket socket, InetSocketAddress house) {
            this.socket = socket;
            this.house = house;
        }

        @Override
        String transport() {
            return "UDP";
        }

        @Override
        InetSocketAddress self() {
            return new InetSocketAddress(socket.getLocalAddress(), socket.getLocalPort());
        }

        @Override
        InetSocketAddress house() {
            return house;
        }

        @Override
        void sendBytes(byte[] bytes) throws IOException {
            socket.send(new DatagramPacket(bytes, bytes.length, house));
        }

        @Override
        @Nullable
        String receive(Duration patience) throws IOException {
            socket.setSoTimeout((int) Math.max(1, patience.toMillis()));
            DatagramPacket packet = new DatagramPacket(new byte[LONGEST], LONGEST);
            try {
                socket.receive(packet);
                return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
            } catch (SocketTimeoutException none) {
                return null;
            }
        }

        @Override
        public void close() {
            socket.close();
        }
    }

    private static final class Tcp extends RawPeer {
        private final Socket socket;
        private byte[] pending = new byte[0];

        Tcp(Socket socket) throws IOException {
            this.socket = socket;
            socket.setTcpNoDelay(true);
        }

        @Override
        String transport() {
            return "TCP";
        }

        @Override
        InetSocketAddress self() {
            return new InetSocketAddress(socket.getLocalAddress(), socket.getLocalPort());
        }

        @Override
        InetSocketAddress house() {
            return new InetSocketAddress(socket.getInetAddress(), socket.getPort());
        }

        @Override
        void sendBytes(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
        }

        @Override
        @Nullable
        String receive(Duration patience) throws IOException {
            long byNanos = System.nanoTime() + patience.toNanos();
            InputStream stream = socket.getInputStream();
            byte[] chunk = new byte[LONGEST];
            try {
                while (true) {
                    int length = frame();
                    if (length > 0) {
                        String message = new String(pending, 0, length, StandardCharsets.UTF_8);
                        pending = Arrays.copyOfRange(pending, length, pending.length);
                        return message;
                    }
                    socket.setSoTimeout((int) Math.max(1, (byNanos - System.nanoTime()) / 1_000_000));
                    int count = stream.read(chunk);
                    if (count < 0) {
                        return "";
                    }
                    pending = concat(pending, chunk, count);
                }
            } catch (SocketTimeoutException none) {
                return null;
            }
        }

        private static byte[] concat(byte[] first, byte[] second, int count) {
            byte[] both = Arrays.copyOf(first, first.length + count);
            System.arraycopy(second, 0, both, first.length, count);
            return both;
        }

        private int frame() {
            String text = new String(pending, StandardCharsets.ISO_8859_1);
            if (text.startsWith("\r\n")) {
                return 2;
            }
            int end = text.indexOf("\r\n\r\n");
            if (end < 0) {
                return 0;
            }
            String length = header(text.substring(0, end), "Content-Length");
            int whole = end + 4 + (length.isEmpty() ? 0 : Integer.parseInt(length));
            return whole <= pending.length ? whole : 0;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
