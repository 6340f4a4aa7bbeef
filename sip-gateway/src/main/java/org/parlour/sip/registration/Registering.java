package org.parlour.sip.registration;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.parlour.sip.dialog.HeaderFields;
import org.parlour.sip.dialog.SipResponse;
import org.parlour.sip.dialog.SipUri;
import org.parlour.sip.digest.Credentials;
import org.parlour.sip.digest.Keyring;
import org.parlour.sip.registration.RegistrationState.Stage;
import org.parlour.sip.registration.Trouble.Kind;

/**
 * One registration with one provider.
 *
 * <p>It rests, prepares (password and targets), asks one target after the other, and rests again: until the refresh, or
 * until the next try. While the provider keeps us, a refresh that fails is tried again before it forgets us.
 */
public final class Registering {
    private static final long NEVER = RegistrationState.NEVER;
    private static final long SECOND = 1_000_000_000L;
    // A day: who wants us to come back less often than that has mistaken the unit.
    private static final int LONGEST_INTERVAL_SECONDS = 86_400;
    // RFC 5626 section 4.4.1 has keep-alives sent at 80 to 100 % of their interval.
    private static final int KEEP_ALIVE_PERCENT = 80;

    private enum Phase {
        RESTING,
        PREPARING,
        ASKING,
        LEAVING,
        GONE
    }

    private final Registrant registrant;
    private final RegistrationTimers timers;
    private final RandomGenerator chance;
    private final Keyring keyring;
    private final Questions questions;
    private final OurPlace place = new OurPlace();
    private final Map<InetSocketAddress, Long> blockedUntilNanos = new HashMap<>();
    private final List<RegistrationEffect> effects = new ArrayList<>();
    private final Standing standing;

    private Phase phase = Phase.RESTING;
    /** When this phase ends by itself. */
    private long wakeNanos;

    private long keepAliveNanos = NEVER;
    private int askedSeconds;
    private @Nullable Credentials credentials;
    /** Those that the provider took last. */
    private @Nullable Credentials taken;

    private List<Target> targets = List.of();
    private @Nullable Round round;
    private @Nullable Attempt attempt;
    /** Who keeps us, and under which Contact; both stay known when it may have forgotten us. */
    private @Nullable Target keeper;

    private @Nullable SipUri boundContact;

    /**
     * One that begins soon.
     *
     * @param chance what nobody can guess: names, {@code cnonce}s, jitter
     */
    public Registering(Registrant registrant, RegistrationTimers timers, RandomGenerator chance, long nowNanos) {
        this.registrant = registrant;
        this.timers = timers;
        this.chance = chance;
        this.keyring = new Keyring(chance);
        this.questions = new Questions(registrant, keyring, chance);
        this.askedSeconds = registrant.registration().expiresSeconds();
        this.standing = new Standing(effects::add, nowNanos);
        this.wakeNanos = nowNanos + chance.nextLong(Math.max(1, timers.firstWithinNanos()));
    }

    /** What its requests and their answers are known by. */
    public String sipCallId() {
        return questions.callId();
    }

    public Registrant registrant() {
        return registrant;
    }

    public boolean isOver() {
        return phase == Phase.GONE;
    }

    /** When it wants {@link RegistrationEvent.DeadlineReached}; {@link RegistrationState#NEVER} where it does not. */
    public long nextDeadlineNanos() {
        return phase == Phase.GONE ? NEVER : Math.min(wakeNanos, Math.min(keepAliveNanos, standing.boundUntilNanos));
    }

    public RegistrationState state() {
        Attempt current = attempt;
        return standing.state(
                phase == Phase.RESTING ? wakeNanos : NEVER,
                current == null ? keeper : current.target,
                place.observed());
    }

    public List<RegistrationEffect> on(RegistrationEvent event, long nowNanos) {
        if (phase == Phase.GONE) {
            return List.of();
        }
        switch (event) {
            case RegistrationEvent.Prepared(Credentials found, List<Target> known) -> prepared(found, known, nowNanos);
            case RegistrationEvent.Unprepared(Trouble why) -> unprepared(why, nowNanos);
            case RegistrationEvent.Responded(SipResponse response) -> responded(response, nowNanos);
            case RegistrationEvent.TimedOut(var cseq) -> {
                if (questions.isLast(cseq)) {
                    unanswered(Trouble.of(Kind.NO_ANSWER), nowNanos);
                }
            }
            case RegistrationEvent.NotSent(var cseq) -> {
                if (questions.isLast(cseq)) {
                    unanswered(Trouble.of(Kind.NOT_SENT), nowNanos);
                }
            }
            case RegistrationEvent.Sighted(InetSocketAddress server, InetSocketAddress us) ->
                sighted(server, us, nowNanos);
            case RegistrationEvent.DeadlineReached _ -> deadline(nowNanos);
            case RegistrationEvent.Hurry _ -> hurry(nowNanos);
            case RegistrationEvent.Close _ -> close(nowNanos);
        }
        List<RegistrationEffect> told = List.copyOf(effects);
        effects.clear();
        return told;
    }

    private void emit(RegistrationEffect effect) {
        effects.add(effect);
    }

    private void deadline(long nowNanos) {
        if (standing.boundUntilNanos <= nowNanos) {
            standing.boundUntilNanos = NEVER;
            keepAliveNanos = NEVER;
            standing.turn(Stage.UNREGISTERED, nowNanos);
            standing.alarm(standing.trouble == null ? Trouble.of(Kind.NO_ANSWER) : standing.trouble);
        }
        Target kept = keeper;
        if (keepAliveNanos <= nowNanos && kept != null) {
            emit(new RegistrationEffect.KeepAlive(kept));
            keepAliveNanos = nextKeepAlive(nowNanos);
        }
        if (wakeNanos <= nowNanos) {
            switch (phase) {
                case RESTING -> prepare(nowNanos);
                case PREPARING -> unprepared(Trouble.of(Kind.NO_TARGETS, "looking for it takes too long"), nowNanos);
                case ASKING -> unanswered(Trouble.of(Kind.NO_ANSWER), nowNanos);
                case LEAVING -> end(nowNanos);
                case GONE -> wakeNanos = NEVER;
            }
        }
    }

    private long nextKeepAlive(long nowNanos) {
        long least = timers.keepAliveNanos() * KEEP_ALIVE_PERCENT / 100;
        return nowNanos + least + chance.nextLong(Math.max(1, timers.keepAliveNanos() - least));
    }

    private void hurry(long nowNanos) {
        if (phase == Phase.RESTING) {
            blockedUntilNanos.clear();
            prepare(nowNanos);
        }
    }

    private void prepare(long nowNanos) {
        phase = Phase.PREPARING;
        wakeNanos = nowNanos + (targets.isEmpty() ? timers.lookUpNanos() : timers.freshLookUpNanos());
        emit(new RegistrationEffect.Prepare());
    }

    private void prepared(Credentials found, List<Target> known, long nowNanos) {
        if (phase != Phase.PREPARING) {
            return;
        }
        credentials = found;
        if (known.isEmpty()) {
            unprepared(Trouble.of(Kind.NO_TARGETS, "its name leads nowhere"), nowNanos);
        } else {
            targets = known;
            begin(nowNanos);
        }
    }

    /** A name server that is out of order does not end a registration whose targets were known. */
    private void unprepared(Trouble why, long nowNanos) {
        if (phase != Phase.PREPARING) {
            return;
        }
        if (why.kind() == Kind.NO_TARGETS && !targets.isEmpty() && credentials != null) {
            begin(nowNanos);
        } else {
            fail(why, 0, nowNanos);
        }
    }

    private void begin(long nowNanos) {
        Round begun = new Round(targets, keeper, chance);
        blockedUntilNanos.values().removeIf(until -> until <= nowNanos);
        boolean allBlocked = targets.stream().allMatch(target -> blockedUntilNanos.containsKey(target.address()));
        if (!allBlocked) {
            targets.stream()
                    .filter(target -> blockedUntilNanos.containsKey(target.address()))
                    .forEach(begun::leaveOut);
        }
        round = begun;
        Target first = begun.next();
        if (first != null) {
            ask(first, nowNanos);
        }
    }

    private void ask(Target target, long nowNanos) {
        Attempt begun = new Attempt(target, taken != null && taken.equals(credentials));
        attempt = begun;
        phase = Phase.ASKING;
        send(begun, askedSeconds, nowNanos);
    }

    private void send(Attempt current, int seconds, long nowNanos) {
        Credentials known = credentials;
        if (known == null) {
            throw new IllegalStateException("nothing is asked before it is prepared");
        }
        current.contact = seconds == 0 && boundContact != null
                ? boundContact
                : questions.contact(place.claimedTo(current.target), current.target.transport());
        current.sentNanos = nowNanos;
        SipUri former = standing.isBound() ? boundContact : null;
        emit(new RegistrationEffect.Send(questions.next(current.contact, former, seconds, known), current.target));
        if (phase == Phase.ASKING) {
            wakeNanos = nowNanos + timers.giveUpNanos();
        }
    }

    private void responded(SipResponse response, long nowNanos) {
        Attempt current = attempt;
        if (current == null
                || !response.isFinal()
                || !response.callId().equals(questions.callId())
                || !questions.isLast(response.cseq())
                || (phase != Phase.ASKING && phase != Phase.LEAVING)) {
            return;
        }
        standing.roundTripNanos = nowNanos - current.sentNanos;
        Answered.observed(response, current.target.local()).ifPresent(us -> see(us, current.target));
        int status = response.status();
        if (status == 401 || status == 407) {
            challenged(current, response, nowNanos);
        } else if (phase == Phase.LEAVING) {
            end(nowNanos);
        } else if (response.isSuccess()) {
            accepted(current, response, nowNanos);
        } else if (status == 423) {
            tooBrief(current, response, nowNanos);
        } else {
            refused(current, response, nowNanos);
        }
    }

    private void see(InetSocketAddress us, Target by) {
        if (place.see(us, by)) {
            emit(new RegistrationEffect.Observed(us));
        }
    }

    private void sighted(InetSocketAddress server, InetSocketAddress us, long nowNanos) {
        Target kept = keeper;
        if (phase == Phase.RESTING
                && standing.isBound()
                && kept != null
                && kept.address().equals(server)) {
            see(us, kept);
            moveIfElsewhere(kept, nowNanos);
        }
    }

    /** We are seen elsewhere than our Contact says: calls would go astray until the next refresh. */
    private void moveIfElsewhere(Target kept, long nowNanos) {
        SipUri now = questions.contact(place.claimedTo(kept), kept.transport());
        if (now.equals(boundContact)) {
            place.settled();
        } else if (place.movesPromptly()) {
            ask(kept, nowNanos);
        }
    }

    private void challenged(Attempt current, SipResponse response, long nowNanos) {
        Interrogation asked =
                Interrogation.of(response, registrant.registration().realm(), current);
        switch (asked) {
            case Interrogation.InVain(Trouble why) -> {
                keyring.forget();
                if (phase == Phase.LEAVING) {
                    end(nowNanos);
                } else {
                    fail(why, 0, nowNanos);
                }
            }
            case Interrogation.ToAnswer(List<Interrogation.Question> open) -> {
                if (current.isChallengedTooOften()) {
                    keyring.forget();
                    unanswered(new Trouble(Kind.UNAVAILABLE, response.status(), "asks again and again"), nowNanos);
                    return;
                }
                for (Interrogation.Question question : open) {
                    keyring.learn(question.asker(), question.challenge());
                    current.proves(question.asker(), question.challenge());
                }
                send(current, phase == Phase.LEAVING ? 0 : askedSeconds, nowNanos);
            }
        }
    }

    private void accepted(Attempt current, SipResponse response, long nowNanos) {
        response.fields().first("Authentication-Info").ifPresent(keyring::heed);
        int granted = Answered.grantedSeconds(response, registrant.contact(), askedSeconds);
        if (granted <= 0) {
            keyring.forget();
            fail(new Trouble(Kind.NOT_KEPT, response.status(), ""), 0, nowNanos);
            return;
        }
        standing.grantedSeconds = granted;
        boolean tooShort = granted * SECOND <= timers.shortestPauseNanos();
        // From when we asked: the answer may have been long on its way. Who is forgotten before the next pause is over
        // would come and go with each; that is one trouble, not many.
        standing.boundUntilNanos =
                current.sentNanos + Math.max(granted * SECOND, tooShort ? 2 * timers.shortestPauseNanos() : 0);
        boundContact = current.contact;
        keeper = current.target;
        standing.serviceRoutes = Answered.serviceRoutes(response);
        standing.failures = 0;
        standing.trouble = null;
        taken = credentials;
        blockedUntilNanos.clear();
        attempt = null;
        emit(new RegistrationEffect.Kept());
        standing.turn(Stage.REGISTERED, nowNanos);
        standing.alarm(tooShort ? new Trouble(Kind.KEPT_TOO_SHORT, response.status(), granted + " s") : null);
        if (keepAliveNanos == NEVER) {
            keepAliveNanos = nextKeepAlive(nowNanos);
        }
        rest(refreshNanos(Math.min(granted, askedSeconds)), nowNanos);
        moveIfElsewhere(current.target, nowNanos);
    }

    /** At 70 to 80 % of the interval: early enough for one that is lost, and houses that began together drift apart. */
    private long refreshNanos(int seconds) {
        long interval = seconds * SECOND;
        long wait = interval / 100 * 70 + chance.nextLong(Math.max(1, interval / 100 * 10));
        return Math.max(timers.shortestPauseNanos(), wait);
    }

    private void rest(long waitNanos, long nowNanos) {
        phase = Phase.RESTING;
        wakeNanos = nowNanos + waitNanos;
    }

    /** RFC 3261 section 10.2.8. Asked for from now on; what is granted is never asked for, or intervals shrink. */
    private void tooBrief(Attempt current, SipResponse response, long nowNanos) {
        OptionalInt least = Answered.seconds(response, "Min-Expires");
        if (least.isPresent()
                && least.getAsInt() > askedSeconds
                && least.getAsInt() <= LONGEST_INTERVAL_SECONDS
                && !current.intervalRaised) {
            askedSeconds = least.getAsInt();
            current.intervalRaised = true;
            send(current, askedSeconds, nowNanos);
        } else {
            fail(new Trouble(Kind.INTERVAL_REFUSED, response.status(), response.reason()), 0, nowNanos);
        }
    }

    private void refused(Attempt current, SipResponse response, long nowNanos) {
        int status = response.status();
        long pause = Math.min(
                Answered.seconds(response, HeaderFields.RETRY_AFTER).orElse(0) * SECOND,
                timers.longestRetryAfterNanos());
        if (status == 408 || status == 480 || status / 100 == 5) {
            if (pause > 0) {
                blockedUntilNanos.put(current.target.address(), nowNanos + pause);
            }
            unanswered(new Trouble(Kind.UNAVAILABLE, status, response.reason()), nowNanos);
            return;
        }
        Kind kind =
                switch (status) {
                    case 403 -> Kind.FORBIDDEN;
                    case 404, 604 -> Kind.UNKNOWN_USER;
                    default -> status / 100 == 3 ? Kind.SENT_ELSEWHERE : Kind.REFUSED;
                };
        fail(new Trouble(kind, status, response.reason()), pause, nowNanos);
    }

    /** This target is of no use now; another may be (RFC 3263 section 4.3). */
    private void unanswered(Trouble why, long nowNanos) {
        if (phase == Phase.LEAVING) {
            end(nowNanos);
            return;
        }
        if (phase != Phase.ASKING) {
            return;
        }
        Round current = round;
        Target next = current == null ? null : current.next();
        if (next != null) {
            emit(new RegistrationEffect.FailedOver(why));
            ask(next, nowNanos);
        } else {
            fail(why, earliestNanos(nowNanos), nowNanos);
        }
    }

    /** How long all targets want to be left alone. */
    private long earliestNanos(long nowNanos) {
        long earliest = targets.stream()
                .mapToLong(target -> blockedUntilNanos.getOrDefault(target.address(), nowNanos))
                .min()
                .orElse(nowNanos);
        return Math.max(0, earliest - nowNanos);
    }

    private void fail(Trouble why, long atLeastNanos, long nowNanos) {
        attempt = null;
        round = null;
        standing.trouble = why;
        standing.failures++;
        boolean forPeople = why.kind().isForPeople();
        long wait = Patience.waitNanos(timers, forPeople, standing.failures, chance);
        if (standing.isBound() && !forPeople) {
            // Still kept: another try before the provider forgets us, if there is time.
            wait = Math.max(timers.shortestPauseNanos(), Math.min(wait, (standing.boundUntilNanos - nowNanos) / 2));
        }
        rest(Math.max(wait, atLeastNanos), nowNanos);
        standing.failed(why, nowNanos);
    }

    /** Takes our Contact back, if anybody may have it. */
    private void close(long nowNanos) {
        if (phase == Phase.LEAVING) {
            return;
        }
        Attempt current = attempt;
        Target known = current == null ? keeper : current.target;
        boolean mayBeKept = taken != null || current != null;
        if (!mayBeKept || known == null || credentials == null) {
            end(nowNanos);
            return;
        }
        phase = Phase.LEAVING;
        keepAliveNanos = NEVER;
        standing.boundUntilNanos = NEVER;
        wakeNanos = nowNanos + timers.leaveNanos();
        standing.turn(Stage.LEAVING, nowNanos);
        Attempt last = new Attempt(known, true);
        attempt = last;
        send(last, 0, nowNanos);
    }

    private void end(long nowNanos) {
        phase = Phase.GONE;
        attempt = null;
        standing.boundUntilNanos = NEVER;
        standing.alarm(null);
        standing.turn(Stage.ENDED, nowNanos);
        emit(new RegistrationEffect.Forget());
    }

    @Override
    public String toString() {
        return "Registering(" + state() + ")";
    }
}
