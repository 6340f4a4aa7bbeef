package org.parlour.sfu.dtls;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parlour.wire.sdp.Fingerprint;

/**
 * The DTLS of one session. We are always its server.
 *
 * <p>With ICE-lite the browser's ClientHello may come before the answer that names its certificate:
 * a handshake begun then would have to refuse it, and the PeerConnection would be lost for good. So
 * datagrams wait, a few and not for long, and the peer repeats what is lost.
 */
public final class DtlsSession {
    /** The deadline of who waits for nothing. */
    public static final long NEVER = Long.MAX_VALUE;

    // A ClientHello is two datagrams, and repeated twice within the first 200 ms by Chromium.
    static final int MOST_WAITING = 8;
    // Half a second of audio, or the first key frame of a camera.
    static final int MOST_MEDIA = 64;

    private enum Stage {
        WAITING,
        SHAKING,
        SECURE,
        OVER
    }

    private final DtlsTimers timers;
    private final List<Datagram> waiting = new ArrayList<>();
    private final List<Datagram> media = new ArrayList<>();
    private final Map<Lost, Long> losses = new EnumMap<>(Lost.class);
    private Stage stage = Stage.WAITING;
    private @Nullable Fingerprint peer;
    private boolean reachable;
    private long deadlineNanos = NEVER;

    public DtlsSession(DtlsTimers timers) {
        this.timers = timers;
    }

    public List<DtlsEffect> on(DtlsEvent event, long nowNanos) {
        if (stage == Stage.OVER) {
            if (event instanceof DtlsEvent.Arrived) {
                count(Lost.OVER, 1);
            }
            return List.of();
        }
        return switch (event) {
            case DtlsEvent.PeerKnown known -> peerKnown(known.fingerprint(), nowNanos);
            case DtlsEvent.Reachable _ -> {
                reachable = true;
                yield begin(nowNanos);
            }
            case DtlsEvent.Arrived arrived -> arrived(arrived.datagram(), nowNanos);
            case DtlsEvent.Agreed agreed -> agreed(agreed);
            case DtlsEvent.Ended ended -> over(ended.why(), false);
            case DtlsEvent.Close _ -> over(DtlsEnd.CLOSED_HERE, true);
            case DtlsEvent.DeadlineReached _ -> deadlineReached(nowNanos);
        };
    }

    private List<DtlsEffect> peerKnown(Fingerprint fingerprint, long nowNanos) {
        if (peer == null) {
            peer = fingerprint;
            return begin(nowNanos);
        }
        // RFC 8842 §4: another certificate would be another association, and that is another session here.
        return peer.equals(fingerprint) ? List.of() : over(DtlsEnd.FINGERPRINT_CHANGED, true);
    }

    private List<DtlsEffect> arrived(Datagram datagram, long nowNanos) {
        if (!reachable) {
            return drop(Lost.UNREACHABLE);
        }
        if (stage != Stage.WAITING) {
            return List.of(new DtlsEffect.Deliver(datagram));
        }
        // The first are kept, not the last: they hold a whole ClientHello, and what follows only says it again.
        if (waiting.size() >= MOST_WAITING) {
            return drop(Lost.TOO_MANY_WAITING);
        }
        if (waiting.isEmpty()) {
            deadlineNanos = nowNanos + timers.answerNanos();
        }
        waiting.add(datagram);
        return begin(nowNanos);
    }

    /** A handshake costs a thread, so it begins when the peer has said something. */
    private List<DtlsEffect> begin(long nowNanos) {
        if (stage != Stage.WAITING || peer == null || !reachable || waiting.isEmpty()) {
            return List.of();
        }
        stage = Stage.SHAKING;
        deadlineNanos = nowNanos + timers.handshakeNanos();
        List<DtlsEffect> effects = new ArrayList<>();
        effects.add(new DtlsEffect.Begin(peer));
        waiting.forEach(datagram -> effects.add(new DtlsEffect.Deliver(datagram)));
        waiting.clear();
        return effects;
    }

    private List<DtlsEffect> agreed(DtlsEvent.Agreed agreed) {
        if (stage != Stage.SHAKING) {
            return List.of();
        }
        stage = Stage.SECURE;
        deadlineNanos = NEVER;
        DtlsEffect secure = new DtlsEffect.Secure(agreed.keys(), media);
        media.clear();
        return List.of(secure);
    }

    private List<DtlsEffect> deadlineReached(long nowNanos) {
        if (nowNanos < deadlineNanos) {
            return List.of();
        }
        if (stage == Stage.SHAKING) {
            return over(DtlsEnd.TIMED_OUT, true);
        }
        count(Lost.WAITED_TOO_LONG, waiting.size());
        waiting.clear();
        deadlineNanos = NEVER;
        return List.of();
    }

    private List<DtlsEffect> over(DtlsEnd why, boolean byUs) {
        boolean begun = stage != Stage.WAITING;
        stage = Stage.OVER;
        deadlineNanos = NEVER;
        waiting.clear();
        media.clear();
        return byUs && begun
                ? List.of(new DtlsEffect.Stop(), new DtlsEffect.Over(why))
                : List.of(new DtlsEffect.Over(why));
    }

    /**
     * Keeps an SRTP or SRTCP packet that came before the keys: the browser has them as soon as it has our last flight,
     * and its first packet may be a key frame. {@link DtlsEffect.Secure} hands it out.
     *
     * @return false where it was dropped and counted
     */
    public boolean hold(byte[] bytes, int offset, int lengthBytes) {
        if (stage != Stage.SHAKING) {
            count(stage == Stage.OVER ? Lost.OVER : Lost.MEDIA_WITHOUT_HANDSHAKE, 1);
            return false;
        }
        if (media.size() >= MOST_MEDIA) {
            count(Lost.TOO_MUCH_MEDIA, 1);
            return false;
        }
        media.add(Datagram.copyOf(bytes, offset, lengthBytes));
        return true;
    }

    private List<DtlsEffect> drop(Lost why) {
        count(why, 1);
        return List.of();
    }

    private void count(Lost why, int many) {
        losses.merge(why, (long) many, Long::sum);
    }

    /** When this session wants {@link DtlsEvent.DeadlineReached}. */
    public long nextDeadlineNanos() {
        return deadlineNanos;
    }

    /** Whether media is to be decrypted rather than held. */
    public boolean isSecure() {
        return stage == Stage.SECURE;
    }

    public boolean isOver() {
        return stage == Stage.OVER;
    }

    public long losses(Lost why) {
        return losses.getOrDefault(why, 0L);
    }

    @Override
    public String toString() {
        return "DtlsSession(" + stage + ")";
    }
}
