package org.parlour.sip.digits;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parlour.sip.dialog.SipBody;
import org.parlour.wire.call.Reading;
import org.parlour.wire.dtmf.Key;
import org.parlour.wire.dtmf.KeyNews;

/**
 * One phone's keys, whichever roads they come by: RTP events (RFC 4733), SIP INFO, tones in the sound, or several at once.
 * Each press is told once, in the order of pressing, and at once.
 *
 * <p>Each road keeps its order: the events by their timestamps, the INFOs by their CSeq, because the dialog refuses one that
 * arrives behind a later one, the tones because they are sound. So presses are paired in order: what one road told waits for
 * the others to say it too, and the n-th 5 of one is the n-th 5 of the other, however quickly they follow. A phone that uses
 * one road is never paired, and nothing of it is held back.
 *
 * <p>The roads differ. An event says the key within 50 ms of its going down and repeats it at least three times. Many
 * phones send the INFO when the key comes up, and it may be repeated for seconds. Tones come as late as the voice does, may
 * be torn by loss, and a voice may sound like one. So:
 *
 * <ul>
 *   <li>Each road has a lag within which it says a press that another told ({@link Road#lagNanos}). Beyond that a caller has
 *       long typed on.
 *   <li>An INFO that has no twin, while events told before it wait for theirs, is of a press that was made before those
 *       and that the events lost. It is dropped: behind a later key it would spoil the number.
 *   <li>Where INFOs have twice in a row confirmed events, the events are proved and alone are believed: an INFO without a
 *       twin is then more likely a very late one than a lost event. Two of them in a row, with no event between, say that
 *       the events have ceased, as after a transfer; both are told, and the proof begins anew.
 *   <li>Where events were heard at all, tones without a twin are not believed. Two within four seconds, with no event between,
 *       say that the events have ceased; both are told, and from then on tones are believed, until an event comes.
 *   <li>The same tone less than 120 ms after its release is the same press, which a loss tore. Events need no such rule: two
 *       presses have two timestamps, and dialling machines pause for 65 ms.
 * </ul>
 */
public final class Keypad {
    private static final int PROOF_PAIRS = 2;
    private static final long TORN_NANOS = Duration.ofMillis(120).toNanos();
    private static final long TONES_ALONE_NANOS = Duration.ofSeconds(4).toNanos();

    private final ToldPresses told = new ToldPresses();
    private int pairs;
    private @Nullable Key doubtedInfo;

    private boolean eventsHeard;
    private @Nullable Key doubtedTone;
    private long doubtedToneNanos;
    private @Nullable Key releasedTone;
    private long releasedToneNanos;

    private long presses;
    private long twins;
    private long late;
    private long torn;
    private long unbelieved;
    private long malformed;

    /** What the RTP events told. */
    public List<Key> on(KeyNews news, long nowNanos) {
        return switch (news) {
            case KeyNews.Pressed(Key key) -> event(key, nowNanos);
            case KeyNews.Released _ -> List.of();
        };
    }

    /** The body of an INFO. */
    public List<Key> on(SipBody info, long nowNanos) {
        return switch (InfoKeys.parse(info)) {
            case Reading.Parsed<Key>(Key key) -> info(key, nowNanos);
            case Reading.Malformed<Key> _ -> {
                malformed++;
                yield List.of();
            }
        };
    }

    /** What was heard in the sound. */
    public List<Key> onTones(KeyNews news, long nowNanos) {
        return switch (news) {
            case KeyNews.Pressed(Key key) -> tone(key, nowNanos);
            case KeyNews.Released(Key key, var _, var _) -> {
                releasedTone = key;
                releasedToneNanos = nowNanos;
                yield List.of();
            }
        };
    }

    private List<Key> event(Key key, long nowNanos) {
        forgetDoubtedInfo();
        forgetDoubtedTone();
        eventsHeard = true;
        if (told.twin(key, Road.EVENTS, nowNanos) != null) {
            twins++;
            return List.of();
        }
        // The events keep their order: those that were to come before this one are lost.
        told.passAll(Road.EVENTS);
        return List.of(tell(key, Road.EVENTS, nowNanos));
    }

    private List<Key> info(Key key, long nowNanos) {
        ToldPresses.Press twin = told.twin(key, Road.INFOS, nowNanos);
        if (twin != null) {
            twins++;
            forgetDoubtedInfo();
            pairs = told.hasLeaptEvents() ? 0 : pairs;
            pairs += twin.isSaidBy(Road.EVENTS) ? 1 : 0;
            return List.of();
        }
        if (told.anyWaits(Road.EVENTS, Road.INFOS, nowNanos)) {
            late++;
            return List.of();
        }
        if (pairs < PROOF_PAIRS) {
            forgetDoubtedTone();
            return List.of(tell(key, Road.INFOS, nowNanos));
        }
        if (doubtedInfo == null) {
            doubtedInfo = key;
            return List.of();
        }
        Key before = doubtedInfo;
        doubtedInfo = null;
        pairs = 0;
        // Tones are not the only road that is left.
        forgetDoubtedTone();
        return List.of(tell(before, Road.INFOS, nowNanos), tell(key, Road.INFOS, nowNanos));
    }

    private List<Key> tone(Key key, long nowNanos) {
        if (releasedTone != null && releasedTone.equals(key) && nowNanos - releasedToneNanos < TORN_NANOS) {
            torn++;
            return List.of();
        }
        if (told.twin(key, Road.TONES, nowNanos) != null) {
            twins++;
            forgetDoubtedTone();
            return List.of();
        }
        if (!eventsHeard) {
            return List.of(tell(key, Road.TONES, nowNanos));
        }
        if (doubtedTone == null || nowNanos - doubtedToneNanos > TONES_ALONE_NANOS) {
            forgetDoubtedTone();
            doubtedTone = key;
            doubtedToneNanos = nowNanos;
            return List.of();
        }
        Key before = doubtedTone;
        doubtedTone = null;
        eventsHeard = false;
        return List.of(tell(before, Road.TONES, nowNanos), tell(key, Road.TONES, nowNanos));
    }

    private void forgetDoubtedInfo() {
        late += doubtedInfo == null ? 0 : 1;
        doubtedInfo = null;
    }

    private void forgetDoubtedTone() {
        unbelieved += doubtedTone == null ? 0 : 1;
        doubtedTone = null;
    }

    private Key tell(Key key, Road by, long nowNanos) {
        told.add(key, by, nowNanos);
        presses++;
        return key;
    }

    public long presses() {
        return presses;
    }

    /** What a second and third road said of presses that the first had told. */
    public long twins() {
        return twins;
    }

    /** INFOs that were not told, because events had told later keys or are better believed. */
    public long late() {
        return late;
    }

    /** Tones that went on after a tear. */
    public long torn() {
        return torn;
    }

    /** Tones that were not told, because events are better believed. */
    public long unbelieved() {
        return unbelieved;
    }

    /** INFOs in which no key was found. */
    public long malformed() {
        return malformed;
    }

    @Override
    public String toString() {
        return "Keypad[presses=%d, twins=%d, late=%d, torn=%d, unbelieved=%d, malformed=%d]"
                .formatted(presses, twins, late, torn, unbelieved, malformed);
    }
}
