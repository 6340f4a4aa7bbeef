package org.parlour.callers.synthetic;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parlour.callers.bouncycastle.DtlsClient;
import org.parlour.wire.rtcp.RtcpPacket;
import org.parlour.wire.sdp.Candidate;
import org.parlour.wire.sdp.Fingerprint;
import org.parlour.wire.sdp.IceCredentials;
import org.parlour.wire.sdp.MediaDescription;
import org.parlour.wire.sdp.Sdp;
import org.parlour.wire.sdp.SessionDescription;
import org.parlour.wire.srtp.SrtpKeys;
import org.parlour.wire.srtp.SrtpReceiver;
import org.parlour.wire.srtp.SrtpSender;
import org.parlour.wire.stun.StunAttribute;
import org.parlour.wire.stun.StunClass;
import org.parlour.wire.stun.StunFlaw;
import org.parlour.wire.stun.StunKey;
import org.parlour.wire.stun.StunMessage;
import org.parlour.wire.stun.StunWriter;
import org.parlour.wire.stun.TransactionId;

/** One PeerConnection: a UDP socket, checks, the handshake, keys. It chooses the first UDP candidate. */
public final class BrowserLink implements AutoCloseable {
    private static final int LONGEST_BYTES = 2_048;
    private static final int ROOM_BYTES = 1 << 20;
    private static final int ROOM_FOR_TAG_BYTES = 64;
    private static final int CHECKS = 40;
    private static final int CHECK_AGAIN_MILLIS = 250;
    private static final long PRIORITY = 0x6E00_01FFL;

    private final SecureRandom random = new SecureRandom();
    private final DatagramChannel channel;
    private final DtlsClient dtls = DtlsClient.draw();
    private final IceCredentials own;
    private final byte[] check = new byte[200];
    private final StunMessage answer = new StunMessage();
    private List<Candidate> candidates = List.of();
    private @Nullable IceCredentials theirs;
    private @Nullable SrtpSender sender;
    private @Nullable SrtpReceiver receiver;

    private BrowserLink(DatagramChannel channel) {
        this.channel = channel;
        this.own = IceCredentials.of(letters(4), letters(24));
    }

    private String letters(int count) {
        StringBuilder word = new StringBuilder();
        random.ints(count, 'a', 'z' + 1).forEach(word::appendCodePoint);
        return word.toString();
    }

    public static BrowserLink open(InetAddress from) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, ROOM_BYTES);
        channel.bind(new InetSocketAddress(from, 0));
        return new BrowserLink(channel);
    }

    public IceCredentials credentials() {
        return own;
    }

    public Fingerprint fingerprint() {
        return dtls.fingerprint();
    }

    /** Checks and shakes hands with the house that described itself so; on the caller's thread. */
    public void connect(String description) throws IOException {
        if (!(Sdp.parse(description) instanceof Sdp.Parsed(SessionDescription house))) {
            throw new IOException("the house says what is no SDP");
        }
        MediaDescription line = house.media().getFirst();
        candidates = house.allOf(Candidate.class, line);
        theirs = house.iceOf(line).orElseThrow();
        channel.connect(place("udp"));
        awaitAnswer();
        SrtpKeys keys = dtls.shake(house.fingerprintOf(line).orElseThrow(), new Datagrams());
        sender = new SrtpSender(keys.client());
        receiver = new SrtpReceiver(keys.server());
    }

    /** The first address of the house for that transport: {@code udp} or {@code tcp}. */
    public InetSocketAddress place(String transport) {
        Candidate candidate = candidates.stream()
                .filter(each -> each.transport().equalsIgnoreCase(transport))
                .findFirst()
                .orElseThrow();
        return new InetSocketAddress(candidate.host(), candidate.port());
    }

    private void awaitAnswer() throws IOException {
        byte[] datagram = new byte[LONGEST_BYTES];
        for (int i = 0; i < CHECKS; i++) {
            check();
            int lengthBytes = receive(datagram, CHECK_AGAIN_MILLIS);
            if (lengthBytes > 0
                    && answer.read(datagram, 0, lengthBytes) == StunFlaw.NONE
                    && answer.isBindingSuccess()) {
                return;
            }
        }
        throw new IOException("the house does not answer checks");
    }

    /** A check, the first or one more: who sends none for half a minute is gone. */
    public void check() throws IOException {
        IceCredentials house = Objects.requireNonNull(theirs, "not connected");
        int lengthBytes = new StunWriter()
                .begin(check, 0, StunClass.REQUEST, TransactionId.random(random))
                .text(
                        StunAttribute.USERNAME,
                        house.ufrag().value() + ":" + own.ufrag().value())
                .role(StunAttribute.ICE_CONTROLLING, 1)
                .priority(PRIORITY)
                .useCandidate()
                .integrity(StunKey.shortTerm(house.password().value()))
                .fingerprint()
                .lengthBytes();
        channel.write(ByteBuffer.wrap(check, 0, lengthBytes));
    }

    private int receive(byte[] into, int waitMillis) throws IOException {
        DatagramSocket socket = channel.socket();
        DatagramPacket packet = new DatagramPacket(into, into.length);
        socket.setSoTimeout(waitMillis);
        try {
            socket.receive(packet);
            return packet.getLength();
        } catch (SocketTimeoutException nothing) {
            return -1;
        }
    }

    /** Says one RTCP packet; from the one thread that does. */
    public void say(RtcpPacket packet) throws IOException {
        int lengthBytes = packet.lengthBytes();
        byte[] bytes = new byte[lengthBytes + ROOM_FOR_TAG_BYTES];
        packet.writeTo(bytes, 0);
        int sealedBytes = sender().protectRtcp(bytes, 0, lengthBytes);
        channel.write(ByteBuffer.wrap(bytes, 0, sealedBytes));
    }

    /** Connected to the house; whoever reads from it hears answers to checks, RTCP and RTP. */
    public DatagramChannel channel() {
        return channel;
    }

    public SrtpSender sender() {
        return Objects.requireNonNull(sender, "not connected");
    }

    public SrtpReceiver receiver() {
        return Objects.requireNonNull(receiver, "not connected");
    }

    /** As a page that is closed. */
    public void leave() {
        dtls.leave();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    @Override
    public String toString() {
        return "BrowserLink(" + (sender == null ? "not connected)" : "keyed)");
    }

    private final class Datagrams implements DtlsClient.Wire {
        @Override
        public void send(byte[] bytes, int offset, int lengthBytes) throws IOException {
            channel.write(ByteBuffer.wrap(bytes, offset, lengthBytes));
        }

        @Override
        public int receive(byte[] into, int offset, int roomBytes, int waitMillis) throws IOException {
            byte[] datagram = new byte[LONGEST_BYTES];
            int lengthBytes = BrowserLink.this.receive(datagram, waitMillis);
            // RFC 7983 §7: the answer to a check that was sent twice may come late.
            if (lengthBytes < 1 || datagram[0] < 20 || datagram[0] > 63 || lengthBytes > roomBytes) {
                return -1;
            }
            System.arraycopy(datagram, 0, into, offset, lengthBytes);
            return lengthBytes;
        }
    }
}
