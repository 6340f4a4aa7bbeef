package org.parlour.sfu.peers;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.parlour.sfu.demux.DatagramKind;
import org.parlour.wire.octets.BigEndian;
import org.parlour.wire.rtp.RtpOrRtcp;
import org.parlour.wire.rtp.SequenceNumbers;
import org.parlour.wire.sdp.Fingerprint;
import org.parlour.wire.sdp.IceCredentials;
import org.parlour.wire.sdp.SessionDescription;
import org.parlour.wire.srtp.SrtpFault;
import org.parlour.wire.srtp.SrtpKeys;
import org.parlour.wire.srtp.SrtpProfile;
import org.parlour.wire.srtp.SrtpReceiver;
import org.parlour.wire.srtp.SrtpSender;
import org.parlour.wire.stun.StunAttribute;
import org.parlour.wire.stun.StunClass;
import org.parlour.wire.stun.StunFlaw;
import org.parlour.wire.stun.StunKey;
import org.parlour.wire.stun.StunMessage;
import org.parlour.wire.stun.StunWriter;
import org.parlour.wire.stun.TransactionId;

/** A browser's end of one PeerConnection: checks, the small handshake, SRTP. */
public final class PeerConnection {
    /** Where it sends to. */
    public interface Wire {
        void send(InetSocketAddress from, byte[] datagram);
    }

    /** Who hears what comes, in the clear. */
    public interface Ear {
        void rtp(byte[] bytes, int lengthBytes, long sentNanos, long nowNanos);

        void rtcp(byte[] bytes, int lengthBytes, long nowNanos);
    }

    private static final long EAGER_CHECK_NANOS = 100_000_000L;
    private static final long CONSENT_NANOS = 2_500_000_000L;
    private static final long HELLO_NANOS = 100_000_000L;
    private static final int TAG_BYTES = 16;
    private static final String ICE_CHARS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private final Wire wire;
    private final Ear ear;
    private final RandomGenerator chance;
    private final SrtpProfile profile;
    private final Fingerprint fingerprint;
    private final long seed;
    private final SrtpSender sender;
    private final SrtpReceiver receiver;
    private final byte[] buffer = new byte[300];
    private final StunWriter writer = new StunWriter();
    private final StunMessage read = new StunMessage();
    private final Map<Integer, UsedIndexes> used = new HashMap<>();
    private InetSocketAddress home;
    private IceCredentials ours;
    private @Nullable IceCredentials theirs;
    private @Nullable StunKey key;
    private boolean answered;
    private boolean secured;
    private boolean closed;
    private boolean mutelyAway;
    private long checkNanos;
    private long helloNanos;
    private int farewells;
    private int answers;

    public PeerConnection(
            InetSocketAddress home, SrtpProfile profile, RandomGenerator chance, Wire wire, Ear ear, long nowNanos) {
        this.home = home;
        this.profile = profile;
        this.chance = chance;
        this.wire = wire;
        this.ear = ear;
        byte[] digest = new byte[32];
        chance.nextBytes(digest);
        this.fingerprint = Fingerprint.sha256(digest);
        this.seed = chance.nextLong();
        SrtpKeys keys = SmallHandshake.keys(profile, seed);
        this.sender = new SrtpSender(keys.client());
        this.receiver = new SrtpReceiver(keys.server());
        this.ours = mint();
        this.checkNanos = nowNanos;
    }

    private IceCredentials mint() {
        return IceCredentials.of(chars(4), chars(24));
    }

    private String chars(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(ICE_CHARS.charAt(chance.nextInt(ICE_CHARS.length())));
        }
        return text.toString();
    }

    public Handwriting.Self self() {
        return new Handwriting.Self(ours, fingerprint);
    }

    /** Names itself anew, for an ICE restart. */
    public void restart() {
        ours = mint();
        answered = false;
    }

    /** The house's description has come. */
    public void described(SessionDescription theirDescription, long nowNanos) {
        IceCredentials ice = theirDescription.media().stream()
                .flatMap(line -> theirDescription.iceOf(line).stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError("a description without a ticket"));
        if (!ice.equals(theirs)) {
            theirs = ice;
            key = StunKey.shortTerm(ice.password().value());
            checkNanos = nowNanos;
        }
    }

    /** As from Wi-Fi to 4G: what was sent to the old address finds nobody. */
    public void moveTo(InetSocketAddress address) {
        home = address;
        answered = false;
        checkNanos = Long.MIN_VALUE;
    }

    public InetSocketAddress home() {
        return home;
    }

    public void onDeadline(long nowNanos) {
        if (key == null || closed || mutelyAway) {
            return;
        }
        if (nowNanos >= checkNanos) {
            checkNanos = nowNanos + (answered && secured ? CONSENT_NANOS : EAGER_CHECK_NANOS);
            wire.send(home, check());
        }
        if (answered && !secured && nowNanos >= helloNanos) {
            helloNanos = nowNanos + HELLO_NANOS;
            sayHello();
        }
    }

    public void sayHello() {
        wire.send(home, SmallHandshake.hello(fingerprint, seed));
    }

    private byte[] check() {
        IceCredentials to = theirs;
        StunKey signature = key;
        if (to == null || signature == null) {
            throw new AssertionError("nobody to ask");
        }
        int lengthBytes = writer.begin(buffer, 0, StunClass.REQUEST, TransactionId.random(chance))
                .text(
                        StunAttribute.USERNAME,
                        to.ufrag().value() + ":" + ours.ufrag().value())
                .role(StunAttribute.ICE_CONTROLLING, 1)
                .priority(1_853_824_767)
                .useCandidate()
                .integrity(signature)
                .fingerprint()
                .lengthBytes();
        return Arrays.copyOf(buffer, lengthBytes);
    }

    /** Something has come to our address. */
    public void received(byte[] datagram, long sentNanos, long nowNanos) {
        if (closed || mutelyAway) {
            return;
        }
        DatagramKind kind = DatagramKind.of(datagram, 0, datagram.length);
        if (!secured && (kind == DatagramKind.RTP || kind == DatagramKind.RTCP)) {
            // Browsers drop what comes before they have keys.
            return;
        }
        switch (kind) {
            case STUN -> answered(datagram);
            case DTLS -> shaken(datagram);
            case RTP -> {
                int lengthBytes = opened(receiver.unprotect(datagram, 0, datagram.length));
                if (lengthBytes > 0) {
                    ear.rtp(datagram, lengthBytes, sentNanos, nowNanos);
                }
            }
            case RTCP -> {
                int lengthBytes = opened(receiver.unprotectRtcp(datagram, 0, datagram.length));
                if (lengthBytes > 0) {
                    ear.rtcp(datagram, lengthBytes, nowNanos);
                }
            }
            case EMPTY, TOO_SHORT, ZRTP, TURN_CHANNEL, UNASSIGNED -> throw new AssertionError("the house sends noise");
        }
    }

    private void answered(byte[] datagram) {
        StunKey signature = key;
        if (signature == null
                || read.read(datagram, 0, datagram.length) != StunFlaw.NONE
                || !signature.verifies(read)) {
            // An answer under the ticket before.
            return;
        }
        answers++;
        answered |= read.isBindingSuccess();
    }

    private void shaken(byte[] datagram) {
        if (SmallHandshake.isFarewell(datagram)) {
            farewells++;
            closed = true;
        } else if (SmallHandshake.seed(datagram) == seed) {
            secured = true;
        }
    }

    /** What the network doubles, the window drops; anything else that does not open was never ours to hear. */
    private int opened(int plainBytes) {
        if (plainBytes < 0 && receiver.refused(SrtpFault.AUTHENTICATION_FAILED) > 0) {
            throw new AssertionError("broken: what the house encrypts, the browser opens");
        }
        return plainBytes;
    }

    /** Encrypts and sends, once there are keys. */
    public void send(byte[] plain) {
        if (!isOpen() || mutelyAway) {
            return;
        }
        byte[] datagram = Arrays.copyOf(plain, plain.length + TAG_BYTES + Integer.BYTES);
        boolean control = plain.length > 1 && RtpOrRtcp.isRtcp(plain, 0, plain.length);
        int lengthBytes =
                control ? sender.protectRtcp(datagram, 0, plain.length) : sender.protect(datagram, 0, plain.length);
        if (lengthBytes > 0) {
            wire.send(home, Arrays.copyOf(datagram, lengthBytes));
        }
    }

    /** Encrypts RTP in place, and makes nothing. */
    public int protect(byte[] bytes, int lengthBytes) {
        return sender.protect(bytes, 0, lengthBytes);
    }

    public boolean isOpen() {
        return secured && !closed;
    }

    /** The page is closed: close_notify. */
    public void close() {
        if (!closed && secured) {
            wire.send(home, SmallHandshake.farewell());
        }
        closed = true;
    }

    /** Out of reach, without a word; or back. */
    public void away(boolean away) {
        mutelyAway = away;
        checkNanos = Long.MIN_VALUE;
    }

    /** Looks at what the house sends before anything of it is lost: no index is used for two packets. */
    void overheard(byte[] datagram) {
        switch (DatagramKind.of(datagram, 0, datagram.length)) {
            case RTP ->
                used.computeIfAbsent(BigEndian.integer(datagram, 8), first -> new UsedIndexes())
                        .check(datagram, BigEndian.unsignedShort(datagram, 2));
            case RTCP -> {
                if (profile == SrtpProfile.AEAD_AES_128_GCM) {
                    used.computeIfAbsent(~BigEndian.integer(datagram, 4), first -> new UsedIndexes())
                            .check(datagram, BigEndian.unsignedShort(datagram, datagram.length - 2));
                }
            }
            case STUN, DTLS, EMPTY, TOO_SHORT, ZRTP, TURN_CHANNEL, UNASSIGNED -> {}
        }
    }

    /** The last indexes of one stream, and what was sent under each. */
    private static final class UsedIndexes {
        private static final int KEPT = 4096;

        private final long[] indexes = new long[KEPT];
        private final int[] contents = new int[KEPT];
        private long highest = -1;

        void check(byte[] datagram, int sixteenBits) {
            long index = highest < 0 ? sixteenBits + (1L << 16) : SequenceNumbers.extend(highest, sixteenBits);
            if (highest - index >= KEPT) {
                throw new AssertionError("broken: nothing is sent that long after its turn");
            }
            highest = Math.max(highest, index);
            int place = (int) (index % KEPT);
            int content = Arrays.hashCode(datagram);
            // The same packet once more is a retransmission without a stream of its own.
            if (indexes[place] == index && contents[place] != content) {
                throw new AssertionError("broken: no index is used for two packets");
            }
            indexes[place] = index;
            contents[place] = content;
        }
    }

    /** How often we were left. */
    public int farewells() {
        return farewells;
    }

    public boolean isAnswered() {
        return answered;
    }

    public int answers() {
        return answers;
    }

    @Override
    public String toString() {
        return "PeerConnection(%s)".formatted(closed ? "closed" : secured ? "open" : answered ? "shaking" : "checking");
    }
}
