package org.parlour.sip.probe;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.parlour.dialplan.plan.Transport;
import org.parlour.sip.dialog.CSeq;
import org.parlour.sip.dialog.Envelope;
import org.parlour.sip.dialog.HeaderFields;
import org.parlour.sip.dialog.Party;
import org.parlour.sip.dialog.SipAddress;
import org.parlour.sip.dialog.SipMethod;
import org.parlour.sip.dialog.SipRequest;
import org.parlour.sip.dialog.SipResponse;
import org.parlour.sip.dialog.SipUri;
import org.parlour.sip.probe.PeerState.Condition;
import org.parlour.sip.registration.Answered;
import org.parlour.sip.registration.Target;

/** Asks one peer whether it is there. One question at a time; two in vain, and it is down. */
public final class PeerWatch {
    private static final long NEVER = Long.MAX_VALUE;
    private static final long FIRST_WITHIN_NANOS = Duration.ofSeconds(10).toNanos();
    private static final long PAUSE_NANOS = Duration.ofSeconds(60).toNanos();
    // Bad news is worth another question soon.
    private static final long DOUBTFUL_PAUSE_NANOS = Duration.ofSeconds(15).toNanos();
    // A telephone network that takes longer to say a word cannot set up a call; timer F would wait for 32 s.
    private static final long PATIENCE_NANOS = Duration.ofSeconds(8).toNanos();
    private static final long KEEP_ALIVE_NANOS = Duration.ofSeconds(24).toNanos();
    private static final int MISSES_UNTIL_DOWN = 2;
    private static final int NAME_BYTES = 16;

    private final Target peer;
    private final RandomGenerator chance;
    private final String callId;
    private final Party us;
    private long number;

    private boolean asking;
    private long sentNanos;
    private long wakeNanos;
    private long keepAliveNanos;
    private int misses;
    private PeerState state;
    private final List<ProbeEffect> effects = new ArrayList<>();

    public PeerWatch(Target peer, RandomGenerator chance, long nowNanos) {
        this.peer = peer;
        this.chance = chance;
        this.callId = name(chance);
        this.us = new Party(new SipAddress("<sip:parlour@" + hostPort(peer.local()) + ">"), name(chance));
        this.wakeNanos = nowNanos + chance.nextLong(FIRST_WITHIN_NANOS);
        this.keepAliveNanos = peer.transport() == Transport.UDP ? nextKeepAlive(nowNanos) : NEVER;
        this.state = new PeerState(Condition.UNKNOWN, nowNanos, -1, 0);
    }

    private static String name(RandomGenerator chance) {
        byte[] bytes = new byte[NAME_BYTES];
        chance.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String hostPort(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress().split("%", 2)[0];
        return (address.getAddress() instanceof Inet6Address ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    public Target peer() {
        return peer;
    }

    public String sipCallId() {
        return callId;
    }

    public PeerState state() {
        return state;
    }

    public long nextDeadlineNanos() {
        return Math.min(wakeNanos, keepAliveNanos);
    }

    public List<ProbeEffect> on(ProbeEvent event, long nowNanos) {
        switch (event) {
            case ProbeEvent.Responded(SipResponse response) -> responded(response, nowNanos);
            case ProbeEvent.TimedOut(CSeq cseq) -> unanswered(cseq, nowNanos);
            case ProbeEvent.NotSent(CSeq cseq) -> unanswered(cseq, nowNanos);
            case ProbeEvent.DeadlineReached _ -> deadline(nowNanos);
        }
        List<ProbeEffect> told = List.copyOf(effects);
        effects.clear();
        return told;
    }

    private void deadline(long nowNanos) {
        if (keepAliveNanos <= nowNanos) {
            effects.add(new ProbeEffect.KeepAlive(peer));
            keepAliveNanos = nextKeepAlive(nowNanos);
        }
        if (wakeNanos <= nowNanos) {
            if (asking) {
                missed(0, nowNanos);
            } else {
                ask(nowNanos);
            }
        }
    }

    private long nextKeepAlive(long nowNanos) {
        return nowNanos + KEEP_ALIVE_NANOS - chance.nextLong(KEEP_ALIVE_NANOS / 5);
    }

    private void ask(long nowNanos) {
        number++;
        asking = true;
        sentNanos = nowNanos;
        wakeNanos = nowNanos + PATIENCE_NANOS;
        String transport = peer.transport() == Transport.UDP
                ? ""
                : ";transport=" + peer.transport().name().toLowerCase(Locale.ROOT);
        SipUri uri = new SipUri("sip:" + hostPort(peer.address()) + transport);
        Party them = new Party(new SipAddress("<" + uri.text() + ">"), null);
        SipRequest options = new SipRequest(
                new Envelope(us, them, callId, new CSeq(number, SipMethod.Known.OPTIONS)),
                uri,
                SipRequest.MAX_FORWARDS,
                new SipAddress("<sip:" + hostPort(peer.local()) + transport + ">"),
                List.of(),
                List.of(),
                HeaderFields.of(HeaderFields.ACCEPT, "application/sdp"),
                null);
        effects.add(new ProbeEffect.Send(options, peer));
    }

    private void responded(SipResponse response, long nowNanos) {
        if (!asking
                || !response.isFinal()
                || !response.callId().equals(callId)
                || response.cseq().number() != number) {
            return;
        }
        Answered.observed(response, peer.local())
                .ifPresent(seen -> effects.add(new ProbeEffect.Sighted(peer.address(), seen)));
        long roundTrip = nowNanos - sentNanos;
        state = new PeerState(state.condition(), state.sinceNanos(), roundTrip, response.status());
        // A 408 or 503 is often a proxy's, which speaks for a machine behind it that is gone.
        if (response.status() == 408 || response.status() == 503) {
            missed(response.status(), nowNanos);
            return;
        }
        misses = 0;
        rest(PAUSE_NANOS, nowNanos);
        turn(Condition.UP, response.status(), nowNanos);
    }

    private void unanswered(CSeq cseq, long nowNanos) {
        if (asking && cseq.number() == number) {
            missed(0, nowNanos);
        }
    }

    private void missed(int status, long nowNanos) {
        misses++;
        effects.add(new ProbeEffect.Missed());
        rest(misses > MISSES_UNTIL_DOWN ? PAUSE_NANOS : DOUBTFUL_PAUSE_NANOS, nowNanos);
        if (misses >= MISSES_UNTIL_DOWN) {
            turn(Condition.DOWN, status, nowNanos);
        }
    }

    private void rest(long pauseNanos, long nowNanos) {
        asking = false;
        wakeNanos = nowNanos + pauseNanos - chance.nextLong(pauseNanos / 5);
    }

    private void turn(Condition condition, int status, long nowNanos) {
        boolean news = state.condition() != condition;
        long since = news ? nowNanos : state.sinceNanos();
        state = new PeerState(condition, since, state.roundTripNanos(), status);
        if (news) {
            effects.add(new ProbeEffect.Changed(state));
        }
    }

    @Override
    public String toString() {
        return "PeerWatch(" + state.condition() + ")";
    }
}
