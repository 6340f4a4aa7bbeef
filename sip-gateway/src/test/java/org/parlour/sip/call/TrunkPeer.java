package org.parlour.sip.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The other end of a trunk, at an address of its own: a socket and text. */
final class TrunkPeer implements AutoCloseable {
    private static final int LONGEST = 65_535;
    private static final AtomicInteger PEERS = new AtomicInteger();

    private final DatagramSocket socket;
    private final InetSocketAddress house;
    private String name = "peer" + PEERS.incrementAndGet();
    private int calls;
    private int branches;
    private int sequence;
    private String called = "";
    private String target = "";
    private String toTag = "";

    TrunkPeer(String address, InetSocketAddress house) throws IOException {
        this.socket = new DatagramSocket(0, InetAddress.ofLiteral(address));
        this.house = house;
    }

    /** A new call. {@code codecs} are payload types; {@code more} are lines of the header. */
    void invites(String number, String codecs, String... more) throws IOException {
        invitesAt(number, number, codecs, more);
    }

    /** A new call to a Contact of the house; the number stands in To. */
    void invitesAt(String user, String number, String codecs, String... more) throws IOException {
        calls++;
        called = number;
        target = user;
        toTag = "";
        sequence = 0;
        ask("INVITE", codecs, more);
    }

    /** What is answered to it, acknowledged. */
    String isAnswered(int status) throws IOException {
        String answer = await("SIP/2.0 " + status + " ");
        toTag = header(answer, "To").replaceAll(".*;tag=", ";tag=");
        // RFC 3261 section 12.2.1.1: what follows goes to their Contact.
        Matcher contact = Pattern.compile("<sip:([^@>]+)@").matcher(header(answer, "Contact"));
        target = contact.find() ? contact.group(1) : target;
        sequence--;
        ask("ACK", "");
        return answer;
    }

    String calls(String number) throws IOException {
        invites(number, "8 101");
        return isAnswered(200);
    }

    /** Within the call. */
    void ask(String method, String codecs, String... more) throws IOException {
        sequence++;
        String self = socket.getLocalAddress().getHostAddress() + ":" + socket.getLocalPort();
        String at = house.getAddress().getHostAddress() + ":" + house.getPort();
        String session = codecs.isEmpty()
                ? ""
                : String.join(
                        "\r\n",
                        "v=0",
                        "o=- 1 " + sequence + " IN IP4 127.0.0.1",
                        "s=-",
                        "c=IN IP4 127.0.0.1",
                        "t=0 0",
                        "m=audio 40000 RTP/AVP " + codecs,
                        "a=rtpmap:101 telephone-event/8000",
                        "");
        String extra = more.length == 0 ? "" : String.join("\r\n", more) + "\r\n";
        String text = method + " sip:" + target + "@" + at + " SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP " + self + ";rport;branch=z9hG4bK" + name + ++branches + "\r\n"
                + "Max-Forwards: 70\r\n"
                + "From: <sip:+493023125417@" + self + ">;tag=" + name + "\r\n"
                + "To: <sip:" + called + "@" + at + ">" + toTag + "\r\n"
                + "Call-ID: " + name + "-" + calls + "\r\n"
                + "CSeq: " + sequence + " " + method + "\r\n"
                + "Contact: <sip:trunk@" + self + ">\r\n" + extra
                + (session.isEmpty() ? "" : "Content-Type: application/sdp\r\n")
                + "Content-Length: " + session.length() + "\r\n\r\n" + session;
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        socket.send(new DatagramPacket(bytes, bytes.length, house));
    }

    void hangsUp() throws IOException {
        ask("BYE", "");
        await("SIP/2.0 200 ");
    }

    /** The first message that begins so; others are passed over. */
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

    void hearsNothing() throws IOException {
        assertThat(receive(Duration.ofMillis(300))).isNull();
    }

    private @Nullable String receive(Duration patience) throws IOException {
        socket.setSoTimeout((int) Math.max(1, patience.toMillis()));
        DatagramPacket packet = new DatagramPacket(new byte[LONGEST], LONGEST);
        try {
            socket.receive(packet);
            return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
        } catch (SocketTimeoutException none) {
            return null;
        }
    }

    static String header(String message, String name) {
        return message.lines()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    /** Goes on from another address, as a provider with several does. */
    TrunkPeer at(String address) throws IOException {
        TrunkPeer other = new TrunkPeer(address, house);
        other.name = name;
        other.calls = calls;
        other.branches = branches;
        other.sequence = sequence;
        other.called = called;
        other.target = target;
        other.toTag = toTag;
        return other;
    }

    @Override
    public void close() {
        socket.close();
    }
}
