package org.parlour.sfu.session;

import org.jspecify.annotations.Nullable;
import org.parlour.sfu.demux.DatagramKind;
import org.parlour.sfu.dtls.Datagram;
import org.parlour.sfu.dtls.DtlsEffect;
import org.parlour.sfu.dtls.DtlsEnd;
import org.parlour.sfu.dtls.DtlsEvent;
import org.parlour.sfu.dtls.DtlsSession;
import org.parlour.sfu.dtls.DtlsTimers;
import org.parlour.sfu.ice.Checked;
import org.parlour.sfu.ice.IceAgent;
import org.parlour.sfu.ice.IceEffect;
import org.parlour.sfu.ice.IceEvent;
import org.parlour.sfu.ice.IceTicket;
import org.parlour.sfu.ice.IceTimers;
import org.parlour.sfu.ice.Path;
import org.parlour.sfu.session.SeatEvents.LineState;
import org.parlour.wire.rtp.RtpOrRtcp;
import org.parlour.wire.sdp.Fingerprint;
import org.parlour.wire.sdp.browser.LocalTransport;
import org.parlour.wire.srtp.SrtpKeys;
import org.parlour.wire.srtp.SrtpReceiver;
import org.parlour.wire.srtp.SrtpSender;
import org.parlour.wire.stun.StunAnswers;
import org.parlour.wire.stun.StunMessage;

/**
 * The transport of one PeerConnection: checks, handshake, and media in the clear on this side of it. Belongs to one
 * loop; a packet costs no allocation here.
 */
public final class PeerLink {
    /** Nothing was protected or opened; a counter of the cipher says why. */
    static final int NOTHING = 0;

    /** Who has the PeerConnection. */
    interface Owner {
        /** Checked and keyed, for the first time or with new keys: whatever was known of the peer's decoders is over. */
        void opened(long nowNanos);

        void line(LineState state);

        /** The link is to be asked then. */
        void dueAt(long deadlineNanos);

        void rtp(byte[] bytes, int offset, int lengthBytes, long nowNanos);

        void rtcp(byte[] bytes, int offset, int lengthBytes, long nowNanos);

        /** A packet that the keys do not open, or that came before. */
        void sealed();
    }

    private final Ground ground;
    private final Owner owner;
    private final long sessionId;
    private final IceAgent ice = new IceAgent(IceTimers.STANDARD);
    private final byte[] answer = new byte[StunAnswers.MAX_BYTES];
    private DtlsSession dtls = new DtlsSession(DtlsTimers.STANDARD);
    private @Nullable Fingerprint peer;
    private @Nullable Shake shake;
    private @Nullable SrtpReceiver receiver;
    private @Nullable SrtpSender sender;
    private @Nullable Path path;
    private boolean reachable;
    private boolean crowded;
    private boolean over;

    PeerLink(Ground ground, Owner owner) {
        this.ground = ground;
        this.owner = owner;
        // RFC 8829 section 5.2.1: a number of 63 bits.
        this.sessionId = ground.chance().nextLong() & Long.MAX_VALUE;
    }

    /** Our end as the next description says it, with a ticket of its own; null where the loop is full. */
    @Nullable
    LocalTransport invite(long nowNanos) {
        IceTicket ticket = IceTicket.mint(ground.chance());
        crowded = false;
        perform(ice.on(new IceEvent.Minted(ticket), nowNanos), nowNanos);
        return crowded
                ? null
                : new LocalTransport(sessionId, ticket.credentials(), ground.fingerprint(), ground.candidates());
    }

    /** The browser has said which certificate it shows. Another one than before is another PeerConnection. */
    void expect(Fingerprint fingerprint, long nowNanos) {
        if (peer != null && !peer.equals(fingerprint)) {
            shakeAnew(nowNanos);
        }
        peer = fingerprint;
        on(new DtlsEvent.PeerKnown(fingerprint), nowNanos);
    }

    private void shakeAnew(long nowNanos) {
        Shake before = shake;
        shake = null;
        receiver = null;
        sender = null;
        if (before != null && before.handshake != null) {
            before.handshake.close();
        }
        dtls = new DtlsSession(DtlsTimers.STANDARD);
        if (reachable) {
            on(new DtlsEvent.Reachable(), nowNanos);
        }
    }

    /** A check that names one of our ufrags; nobody has verified it yet. */
    public void checked(StunMessage check, Path from, long nowNanos) {
        Checked checked = ice.check(check, from, answer, 0, nowNanos);
        if (checked.answerBytes() > 0) {
            ground.send(from, answer, 0, checked.answerBytes());
        }
        perform(checked.effects(), nowNanos);
    }

    /** DTLS, RTP or RTCP from a path of ours. The array is lent, and is changed. */
    public void received(DatagramKind kind, byte[] bytes, int offset, int lengthBytes, long nowNanos) {
        switch (kind) {
            case DTLS -> on(new DtlsEvent.Arrived(Datagram.copyOf(bytes, offset, lengthBytes)), nowNanos);
            case RTP -> rtp(bytes, offset, lengthBytes, nowNanos);
            case RTCP -> rtcp(bytes, offset, lengthBytes, nowNanos);
            case STUN, EMPTY, TOO_SHORT, ZRTP, TURN_CHANNEL, UNASSIGNED ->
                throw new IllegalArgumentException("never routed by path: " + kind);
        }
    }

    private void rtp(byte[] bytes, int offset, int lengthBytes, long nowNanos) {
        SrtpReceiver keyed = receiver;
        if (keyed == null) {
            dtls.hold(bytes, offset, lengthBytes);
            return;
        }
        int plainBytes = keyed.unprotect(bytes, offset, lengthBytes);
        if (plainBytes > 0) {
            owner.rtp(bytes, offset, plainBytes, nowNanos);
        } else {
            owner.sealed();
        }
    }

    private void rtcp(byte[] bytes, int offset, int lengthBytes, long nowNanos) {
        SrtpReceiver keyed = receiver;
        if (keyed == null) {
            dtls.hold(bytes, offset, lengthBytes);
            return;
        }
        int plainBytes = keyed.unprotectRtcp(bytes, offset, lengthBytes);
        if (plainBytes > 0) {
            owner.rtcp(bytes, offset, plainBytes, nowNanos);
        } else {
            owner.sealed();
        }
    }

    private void perform(Iterable<IceEffect> effects, long nowNanos) {
        for (IceEffect effect : effects) {
            switch (effect) {
                case IceEffect.Listen listen -> crowded |= !ground.listen(listen.ufrag(), this);
                case IceEffect.Forget forget -> ground.forget(forget.ufrag());
                case IceEffect.Bind bind -> ground.bind(bind.path(), this);
                case IceEffect.Unbind unbind -> ground.unbind(unbind.path(), this);
                case IceEffect.SendTo to -> path = to.path();
                case IceEffect.SendNowhere _ -> path = null;
                case IceEffect.Connected _ -> {
                    reachable = true;
                    on(new DtlsEvent.Reachable(), nowNanos);
                }
                case IceEffect.Reconnecting _ -> owner.line(LineState.RECONNECTING);
                case IceEffect.Recovered _ -> recovered();
                case IceEffect.Gone _ -> end(nowNanos);
            }
        }
        owner.dueAt(ice.nextDeadlineNanos());
    }

    private void recovered() {
        if (isOpen()) {
            owner.line(LineState.CONNECTED);
        }
    }

    private void on(DtlsEvent event, long nowNanos) {
        for (DtlsEffect effect : dtls.on(event, nowNanos)) {
            switch (effect) {
                case DtlsEffect.Begin begin -> begin(begin.peer());
                case DtlsEffect.Deliver deliver ->
                    shaking().arrived(deliver.datagram().bytes());
                case DtlsEffect.Stop _ -> shaking().close();
                case DtlsEffect.Over _ -> end(nowNanos);
                case DtlsEffect.Secure secure -> secure(secure, nowNanos);
            }
        }
        owner.dueAt(dtls.nextDeadlineNanos());
    }

    private void begin(Fingerprint expected) {
        Shake news = new Shake();
        shake = news;
        news.handshake = ground.shake(expected, news);
    }

    private Ground.Handshake shaking() {
        Shake now = shake;
        if (now == null || now.handshake == null) {
            throw new IllegalStateException("a datagram for a handshake that was not begun");
        }
        return now.handshake;
    }

    private void secure(DtlsEffect.Secure secure, long nowNanos) {
        receiver = new SrtpReceiver(secure.keys().client());
        sender = new SrtpSender(secure.keys().server());
        owner.line(LineState.CONNECTED);
        owner.opened(nowNanos);
        for (Datagram held : secure.held()) {
            byte[] bytes = held.bytes();
            if (RtpOrRtcp.isRtcp(bytes, 0, bytes.length)) {
                rtcp(bytes, 0, bytes.length, nowNanos);
            } else {
                rtp(bytes, 0, bytes.length, nowNanos);
            }
        }
    }

    /** News of the handshake that is the present one; an earlier one has nothing to say any more. */
    private final class Shake implements Ground.HandshakeNews {
        private Ground.@Nullable Handshake handshake;

        @Override
        public void flight(byte[] datagram) {
            Path to = path;
            if (shake == this && to != null) {
                ground.send(to, datagram, 0, datagram.length);
            }
        }

        @Override
        public void agreed(SrtpKeys keys, byte[] lastFlight, long nowNanos) {
            if (shake == this) {
                // Media that overtakes it finds a browser without keys, and the first key frame is lost.
                flight(lastFlight);
                on(new DtlsEvent.Agreed(keys), nowNanos);
            }
        }

        @Override
        public void ended(DtlsEnd why, long nowNanos) {
            if (shake == this) {
                on(new DtlsEvent.Ended(why), nowNanos);
            }
        }
    }

    /** Whether what is sent may arrive. */
    boolean isOpen() {
        return sender != null && path != null;
    }

    boolean isOver() {
        return over;
    }

    /**
     * Encrypts in place.
     *
     * @return the length of what may be {@link #send sent}, or {@link #NOTHING}
     */
    int protect(byte[] bytes, int offset, int lengthBytes) {
        SrtpSender keyed = sender;
        return keyed == null ? NOTHING : Math.max(NOTHING, keyed.protect(bytes, offset, lengthBytes));
    }

    /** As {@link #protect}, for RTCP. */
    int protectRtcp(byte[] bytes, int offset, int lengthBytes) {
        SrtpSender keyed = sender;
        return keyed == null ? NOTHING : Math.max(NOTHING, keyed.protectRtcp(bytes, offset, lengthBytes));
    }

    /** Sends what is encrypted. */
    void send(byte[] bytes, int offset, int lengthBytes) {
        Path to = path;
        if (to != null) {
            ground.send(to, bytes, offset, lengthBytes);
        }
    }

    /** A connection is no more. */
    public void gateClosed(int gate, long nowNanos) {
        perform(ice.on(new IceEvent.GateClosed(gate), nowNanos), nowNanos);
    }

    /** When {@link #tick} has something to do. */
    long nextDeadlineNanos() {
        return Math.min(ice.nextDeadlineNanos(), dtls.nextDeadlineNanos());
    }

    void tick(long nowNanos) {
        if (nowNanos >= ice.nextDeadlineNanos()) {
            perform(ice.on(new IceEvent.DeadlineReached(), nowNanos), nowNanos);
        }
        if (nowNanos >= dtls.nextDeadlineNanos()) {
            on(new DtlsEvent.DeadlineReached(), nowNanos);
        }
    }

    /** The owner leaves, and needs not be told of it. */
    void close(long nowNanos) {
        if (!over) {
            finish(nowNanos);
        }
    }

    private void end(long nowNanos) {
        if (!over) {
            finish(nowNanos);
            owner.line(LineState.GONE);
        }
    }

    private void finish(long nowNanos) {
        over = true;
        receiver = null;
        sender = null;
        on(new DtlsEvent.Close(), nowNanos);
        // The path stays: a farewell is still on its way to it.
        perform(ice.on(new IceEvent.Left(), nowNanos), nowNanos);
    }

    @Override
    public String toString() {
        return "PeerLink(" + ice + ", " + dtls + ")";
    }
}
