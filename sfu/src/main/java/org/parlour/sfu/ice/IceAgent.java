package org.parlour.sfu.ice;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parlour.sfu.ice.IceEffect.Departure;
import org.parlour.wire.stun.StunAnswers;
import org.parlour.wire.stun.StunAttribute;
import org.parlour.wire.stun.StunError;
import org.parlour.wire.stun.StunMessage;
import org.parlour.wire.stun.TransactionId;

/**
 * The lite end of one session (RFC 8445 §2.5): it answers checks and draws conclusions from them.
 *
 * <p>Wi-Fi to 4G needs nothing of it: the ufrag names the session, the password proves the peer, and
 * the address is wherever the check came from.
 */
public final class IceAgent {
    /** The deadline of an agent that waits for nothing. */
    public static final long NEVER = Long.MAX_VALUE;

    private enum Line {
        WAITING,
        CONNECTED,
        AWAY,
        GONE
    }

    private final IceTimers timers;
    private final StunAnswers answers = new StunAnswers();
    private final Paths paths = new Paths();
    private final RecentChecks recent = new RecentChecks();
    private final Map<Refusal, Long> refusals = new EnumMap<>(Refusal.class);
    private @Nullable Generation current;
    private @Nullable Generation previous;
    private Line line = Line.WAITING;
    private long lastValidNanos;

    public IceAgent(IceTimers timers) {
        this.timers = timers;
    }

    /**
     * Reads a check and writes what is answered to it.
     *
     * @param request a binding request; nothing of it has to be verified
     * @param answer has room for {@link StunAnswers#MAX_BYTES} at {@code offset}, and is not the request's own buffer
     */
    public Checked check(StunMessage request, Path from, byte[] answer, int offset, long nowNanos) {
        Generation generation = generation(request.receiverUfragBits());
        if (generation == null) {
            return unanswered(Refusal.UNKNOWN_UFRAG);
        }
        if (!generation.key.verifies(request)) {
            // RFC 8489 §9.1.3 would answer 401; to a forged address that is a reflection.
            return unanswered(Refusal.WRONG_PASSWORD);
        }
        if (request.unknownCount() > 0) {
            count(Refusal.UNKNOWN_ATTRIBUTE);
            return new Checked(answers.unknownAttributes(request, generation.key, answer, offset), List.of());
        }
        if (request.has(StunAttribute.ICE_CONTROLLED)) {
            // RFC 8445 §6.1.1: a lite agent is controlled by a full one whatever the tie-breakers say.
            count(Refusal.ROLE_CONFLICT);
            return new Checked(
                    answers.signedRefusal(request, StunError.ROLE_CONFLICT, generation.key, answer, offset), List.of());
        }
        TransactionId transaction = request.transactionId();
        Path seenOn = recent.firstSeenOn(transaction);
        if (seenOn != null && !seenOn.equals(from)) {
            return unanswered(Refusal.REPLAYED);
        }
        int answerBytes = answers.success(request, from.source(), generation.key, answer, offset);
        if (seenOn != null) {
            // RFC 7675 §5.1: consent is renewed by a new transaction, never by an old one once more.
            count(Refusal.REPEATED);
            return new Checked(answerBytes, List.of());
        }
        recent.remember(transaction, from);
        return new Checked(answerBytes, accept(generation, from, request.useCandidate(), nowNanos));
    }

    private @Nullable Generation generation(long ufragBits) {
        if (current != null && current.ufrag.bits() == ufragBits) {
            return current;
        }
        return previous != null && previous.ufrag.bits() == ufragBits ? previous : null;
    }

    private Checked unanswered(Refusal why) {
        count(why);
        return Checked.UNANSWERED;
    }

    private void count(Refusal why) {
        refusals.merge(why, 1L, Long::sum);
    }

    private List<IceEffect> accept(Generation generation, Path from, boolean nominated, long nowNanos) {
        List<IceEffect> effects = new ArrayList<>();
        boolean restarted = !generation.isUsed();
        generation.use();
        lastValidNanos = nowNanos;
        if (restarted && previous != null) {
            effects.add(new IceEffect.Forget(previous.ufrag));
            previous = null;
        }
        // A restart is asked for because the old way is bad; the first of the new ones is better than waiting.
        boolean move = nominated || restarted || paths.isSilent(timers.reconnectingNanos(), nowNanos);
        if (paths.touch(from, nowNanos)) {
            effects.add(new IceEffect.Bind(from));
        }
        if (move && paths.select(from)) {
            effects.add(new IceEffect.SendTo(from));
        }
        Path evicted = paths.evict();
        if (evicted != null) {
            effects.add(new IceEffect.Unbind(evicted));
        }
        if (line != Line.CONNECTED) {
            effects.add(line == Line.WAITING ? new IceEffect.Connected() : new IceEffect.Recovered());
            line = Line.CONNECTED;
        }
        return effects;
    }

    public List<IceEffect> on(IceEvent event, long nowNanos) {
        if (line == Line.GONE) {
            return List.of();
        }
        return switch (event) {
            case IceEvent.Minted minted -> minted(minted.ticket(), nowNanos);
            case IceEvent.GateClosed closed -> gateClosed(closed.gate());
            case IceEvent.Left _ -> depart(Departure.LEFT);
            case IceEvent.DeadlineReached _ -> deadlineReached(nowNanos);
        };
    }

    private List<IceEffect> minted(IceTicket ticket, long nowNanos) {
        List<IceEffect> effects = new ArrayList<>();
        effects.add(new IceEffect.Listen(ticket.ufrag()));
        if (current != null) {
            if (current.isUsed()) {
                // RFC 8445 §9: the old pair goes on until the new one is there.
                previous = current;
            } else {
                effects.add(new IceEffect.Forget(current.ufrag));
            }
        }
        current = new Generation(ticket, nowNanos);
        return effects;
    }

    private List<IceEffect> gateClosed(int gate) {
        Path selected = paths.selected();
        boolean used = selected != null && selected.gate() == gate;
        List<IceEffect> effects = new ArrayList<>();
        paths.closeGate(gate).forEach(path -> effects.add(new IceEffect.Unbind(path)));
        if (used) {
            Path next = paths.selectFreshest();
            effects.add(next == null ? new IceEffect.SendNowhere() : new IceEffect.SendTo(next));
        }
        return effects;
    }

    private List<IceEffect> deadlineReached(long nowNanos) {
        if (nowNanos >= goneNanos()) {
            return depart(line == Line.WAITING ? Departure.NEVER_CAME : Departure.FELL_SILENT);
        }
        List<IceEffect> effects = new ArrayList<>();
        if (current != null && previous != null && nowNanos >= ticketEndNanos(current)) {
            effects.add(new IceEffect.Forget(current.ufrag));
            current = previous;
            previous = null;
        }
        paths.dropSilent(timers.goneNanos(), nowNanos).forEach(path -> effects.add(new IceEffect.Unbind(path)));
        if (line == Line.CONNECTED && nowNanos >= awayNanos()) {
            line = Line.AWAY;
            effects.add(new IceEffect.Reconnecting());
        }
        return effects;
    }

    private List<IceEffect> depart(Departure how) {
        List<IceEffect> effects = new ArrayList<>();
        if (current != null) {
            effects.add(new IceEffect.Forget(current.ufrag));
        }
        if (previous != null) {
            effects.add(new IceEffect.Forget(previous.ufrag));
        }
        current = null;
        previous = null;
        paths.clear().forEach(path -> effects.add(new IceEffect.Unbind(path)));
        effects.add(new IceEffect.Gone(how));
        line = Line.GONE;
        return effects;
    }

    private long awayNanos() {
        return lastValidNanos + timers.reconnectingNanos();
    }

    private long ticketEndNanos(Generation generation) {
        return generation.mintedNanos + timers.ticketNanos();
    }

    /** A restart that is still open gives a silent peer as long as its ticket lives. */
    private long goneNanos() {
        if (current == null) {
            return NEVER;
        }
        if (line == Line.WAITING) {
            return ticketEndNanos(current);
        }
        long silentNanos = lastValidNanos + timers.goneNanos();
        return current.isUsed() ? silentNanos : Math.max(silentNanos, ticketEndNanos(current));
    }

    /** When this agent wants {@link IceEvent.DeadlineReached}. */
    public long nextDeadlineNanos() {
        if (line == Line.GONE) {
            return NEVER;
        }
        long nextNanos = Math.min(goneNanos(), paths.nextSilenceNanos(timers.goneNanos()));
        if (line == Line.CONNECTED) {
            nextNanos = Math.min(nextNanos, awayNanos());
        }
        if (current != null && previous != null) {
            nextNanos = Math.min(nextNanos, ticketEndNanos(current));
        }
        return nextNanos;
    }

    /** Where everything to the peer goes; null before its first valid check. */
    public @Nullable Path selected() {
        return paths.selected();
    }

    public int paths() {
        return paths.size();
    }

    public boolean isGone() {
        return line == Line.GONE;
    }

    public long refused(Refusal why) {
        return refusals.getOrDefault(why, 0L);
    }

    @Override
    public String toString() {
        return "IceAgent(" + line + ", " + paths.size() + " paths)";
    }
}
