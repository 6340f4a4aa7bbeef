package org.parlour.sip.door;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parlour.dialplan.speech.Prompt;
import org.parlour.dialplan.speech.Sentence;
import org.parlour.wire.call.Pin;
import org.parlour.wire.call.Reading;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.dtmf.Key;

/**
 * One caller at one door, from the greeting to {@link DoorEffect.Enter} or {@link DoorEffect.HangUp}.
 *
 * <p>Forgiving: any key stops the voice, no hash is needed, pauses are long, what did not work is asked again and more
 * slowly, and who does not get it right is led to people. Safe: what fails its check digit is read back and never looked
 * up, three PINs are looked up at most, and no way through here is endless.
 *
 * <p>Not safe for threads: it lives on its call's lane.
 */
public final class Door {
    /** The moment that never comes. */
    public static final long NEVER = Long.MAX_VALUE;

    private final DoorTimers timers;
    private final List<DoorEffect> effects = new ArrayList<>();
    private final DoorVoice voice = new DoorVoice(effects);
    private long nowNanos;

    private Stage stage = Stage.SHUT;
    private long deadlineNanos = NEVER;
    private long doorEndNanos = NEVER;
    private long receptionEndNanos = NEVER;

    private PinEntry entry = new PinEntry(Pin.DEFAULT_DIGITS, 0);
    private @Nullable RoomId returnsTo;
    // Whether the one key to go back is what the caller was asked for last.
    private boolean offersReturn;
    private boolean awaitsLook;
    private boolean awaitsSeat;
    private boolean wasKnocking;
    private boolean comforts;
    private final Tries tries = new Tries();

    public Door() {
        this(DoorTimers.PATIENT);
    }

    public Door(DoorTimers timers) {
        this.timers = timers;
    }

    public List<DoorEffect> on(DoorEvent event, long nowNanos) {
        this.nowNanos = nowNanos;
        switch (event) {
            case DoorEvent.Opened(Opening.Doorway doorway) -> opened(doorway);
            case DoorEvent.KeyPressed(Key key) -> pressed(key);
            case DoorEvent.PlayedOut(int played) -> playedOut(played);
            case DoorEvent.Looked(Entry answer) -> looked(answer);
            case DoorEvent.Received(Reception reception) -> received(reception);
            case DoorEvent.NotSeated(DoorEvent.NotSeated.Why why) -> {
                awaitsSeat = false;
                notSeated(why);
            }
            case DoorEvent.Admitted(RoomId room) -> admitted(room);
            case DoorEvent.Refused _ -> refused();
            case DoorEvent.DeadlineReached _ -> deadline();
        }
        List<DoorEffect> done = List.copyOf(effects);
        effects.clear();
        return done;
    }

    /** When this door wants {@link DoorEvent.DeadlineReached}; {@link #NEVER} before it opens and when all is over. */
    public long nextDeadlineNanos() {
        return switch (stage) {
            case SHUT, GONE -> NEVER;
            case ASKING, LOOKING, PAUSING -> Math.min(deadlineNanos, doorEndNanos);
            case WAITING -> Math.min(deadlineNanos, receptionEndNanos);
            case OFFERING_HELP, KNOCKING, ENTERING, LEAVING -> deadlineNanos;
        };
    }

    Stage stage() {
        return stage;
    }

    private void opened(Opening.Doorway doorway) {
        if (stage != Stage.SHUT) {
            return;
        }
        entry = new PinEntry(doorway.pinDigits(), timers.tail().toNanos());
        switch (doorway.welcome()) {
            case Welcome.PinAsked _ -> ask(doorway.returnsTo());
            case Welcome.Room(RoomId room) -> enter(room, false);
            case Welcome.People _ -> knock(false);
            case Welcome.Words(List<Prompt> words) -> leave(words.toArray(Prompt[]::new));
        }
    }

    private void ask(@Nullable RoomId back) {
        returnsTo = back;
        offersReturn = returnsTo != null;
        doorEndNanos = nowNanos + timers.atTheDoor().toNanos();
        stage = Stage.ASKING;
        if (offersReturn) {
            say(Prompt.DOOR_BACK_PRESS_ONE);
        } else {
            say(Prompt.DOOR_WELCOME, Prompt.DOOR_PIN_PLEASE, Prompt.DOOR_ZERO_FOR_HELP);
        }
    }

    private void pressed(Key key) {
        switch (stage) {
            case ASKING -> typed(key);
            case LOOKING, PAUSING -> typedAhead(key);
            case KNOCKING, WAITING -> typedInReception(key);
            case OFFERING_HELP -> {
                if (!entry.swallows(key, nowNanos) && Key.of('0').equals(key)) {
                    knock(false);
                }
            }
            case SHUT, ENTERING, LEAVING, GONE -> {}
        }
    }

    private void typed(Key key) {
        if (entry.swallows(key, nowNanos)) {
            return;
        }
        if (PinEntry.isStar(key)) {
            entry.clear();
            offersReturn = false;
            voice.slowly();
            say(Prompt.DOOR_PIN_PLEASE, Prompt.DOOR_ZERO_FOR_HELP);
        } else if (PinEntry.isHash(key) && !entry.isEmpty()) {
            voice.hush();
            typedNoMore();
        } else if (PinEntry.isDigit(key)) {
            voice.hush();
            entry.add(key);
            judgeOrListen();
        }
    }

    /** A whole PIN is looked up with its last digit; nothing is waited for. */
    private void judgeOrListen() {
        if (!entry.isWhole()) {
            listen();
            return;
        }
        returnsTo = null;
        String digits = entry.take(nowNanos);
        switch (Pin.parse(digits)) {
            case Reading.Parsed<Pin>(Pin pin) -> look(pin);
            case Reading.Malformed<Pin> _ -> slip(digits);
        }
    }

    /** A hash, or silence, behind too few digits. */
    private void typedNoMore() {
        RoomId room = returnsTo;
        if (entry.isZeros()) {
            knock(false);
        } else if (room != null && entry.isOne()) {
            enter(room, false);
        } else {
            slip(entry.take(nowNanos));
        }
    }

    private void listen() {
        deadlineNanos = nowNanos + patience().toNanos();
    }

    private Duration patience() {
        if (entry.isEmpty()) {
            return offersReturn ? timers.decision() : timers.betweenDigits();
        }
        // A PIN may begin with 1. Whoever types one slowly and is led back instead was in that room a moment ago.
        return entry.isZeros() || (returnsTo != null && entry.isOne()) ? timers.alone() : timers.betweenDigits();
    }

    private void slip(String digits) {
        voice.slowly();
        if (tries.slip()) {
            knock(true);
        } else {
            say(new Sentence.PinSlip(digits));
        }
    }

    private void silence() {
        if (offersReturn) {
            // Not a silence yet: the offer did not ask for a PIN.
            offersReturn = false;
            say(Prompt.DOOR_PIN_PLEASE, Prompt.DOOR_ZERO_FOR_HELP);
            return;
        }
        voice.slowly();
        if (tries.silence()) {
            knock(true);
        } else {
            say(Prompt.DOOR_NOTHING_HEARD, Prompt.DOOR_PIN_PLEASE, Prompt.DOOR_ZERO_FOR_HELP);
        }
    }

    private void look(Pin pin) {
        tries.look();
        awaitsLook = true;
        stage = Stage.LOOKING;
        deadlineNanos = nowNanos + timers.answer().toNanos();
        effects.add(new DoorEffect.Look(pin));
    }

    private void looked(Entry answer) {
        if (!awaitsLook) {
            return;
        }
        awaitsLook = false;
        if (stage == Stage.LOOKING) {
            answered(answer);
        } else if (answer instanceof Entry.Seating(RoomId room)
                && (stage == Stage.KNOCKING || stage == Stage.WAITING)) {
            enter(room, false);
        }
    }

    private void answered(Entry answer) {
        switch (answer) {
            case Entry.Seating(RoomId room) -> enter(room, false);
            case Entry.Unknown(int pauseMillis) -> {
                stage = Stage.PAUSING;
                deadlineNanos = nowNanos + Duration.ofMillis(pauseMillis).toNanos();
            }
            case Entry.NotYet _ -> offerHelp(Prompt.DOOR_ROOM_NOT_YET);
            case Entry.Full _ -> offerHelp(Prompt.DOOR_ROOM_FULL);
            case Entry.TooManyTries _ -> leave(Prompt.DOOR_TOO_MANY_TRIES, Prompt.DOOR_GOODBYE);
            case Entry.Trouble _ -> leave(Prompt.DOOR_TROUBLE, Prompt.DOOR_GOODBYE);
        }
    }

    /** While the book is asked the caller may already be trying again: it is kept, at most a PIN's length of it. */
    private void typedAhead(Key key) {
        if (entry.swallows(key, nowNanos)) {
            return;
        }
        if (PinEntry.isStar(key)) {
            entry.clear();
        } else if (PinEntry.isDigit(key)) {
            entry.add(key);
        }
    }

    private void pauseIsOver() {
        voice.slowly();
        if (!tries.mayLook()) {
            knock(true);
            return;
        }
        stage = Stage.ASKING;
        if (entry.isWhole()) {
            judgeOrListen();
        } else {
            say(Prompt.DOOR_PIN_NOT_RIGHT);
        }
    }

    private void offerHelp(Prompt why) {
        stage = Stage.OFFERING_HELP;
        say(why, Prompt.DOOR_ZERO_FOR_HELP);
    }

    /** @param afterTries whether the caller tried: who asks for a person needs no comfort */
    private void knock(boolean afterTries) {
        voice.hush();
        entry.clear();
        beginToWait();
        if (nowNanos >= receptionEndNanos) {
            leave(Prompt.DOOR_RECEPTION_NOBODY, Prompt.DOOR_GOODBYE);
            return;
        }
        stage = Stage.KNOCKING;
        comforts = afterTries;
        deadlineNanos = nowNanos + timers.answer().toNanos();
        effects.add(new DoorEffect.Receive());
    }

    private void beginToWait() {
        wasKnocking = true;
        if (receptionEndNanos == NEVER) {
            receptionEndNanos = nowNanos + timers.inReception().toNanos();
        }
    }

    private void received(Reception reception) {
        if (stage != Stage.KNOCKING) {
            return;
        }
        switch (reception) {
            case ATTENDED -> {
                stage = Stage.WAITING;
                if (comforts) {
                    say(Prompt.DOOR_TO_RECEPTION, Prompt.DOOR_RECEPTION_WAITING);
                } else {
                    say(Prompt.DOOR_RECEPTION_WAITING);
                }
            }
            case DESERTED -> leave(Prompt.DOOR_RECEPTION_NOBODY, Prompt.DOOR_GOODBYE);
        }
    }

    /** Whoever finds the PIN after all gets in by it; what is no PIN disturbs nobody. */
    private void typedInReception(Key key) {
        if (entry.swallows(key, nowNanos)) {
            return;
        }
        if (PinEntry.isStar(key)) {
            entry.clear();
        } else if (PinEntry.isDigit(key) && !(entry.isEmpty() && Key.of('0').equals(key))) {
            entry.add(key);
            if (stage == Stage.WAITING) {
                makeRoomForKeys();
            }
            if (entry.isWhole()) {
                tryInReception(entry.take(nowNanos));
            }
        }
    }

    private void makeRoomForKeys() {
        if (voice.speaks()) {
            voice.hush();
            heard();
        }
        deadlineNanos =
                Math.max(deadlineNanos, nowNanos + timers.betweenDigits().toNanos());
    }

    private void tryInReception(String digits) {
        if (tries.mayLook() && !awaitsLook && Pin.parse(digits) instanceof Reading.Parsed<Pin>(Pin pin)) {
            tries.look();
            awaitsLook = true;
            effects.add(new DoorEffect.Look(pin));
        }
    }

    private void admitted(RoomId room) {
        boolean leaves = stage == Stage.LEAVING && wasKnocking;
        // A seat that was asked for and given up may still come; there must not be two.
        if ((awaitsPeople() || leaves) && !awaitsSeat) {
            enter(room, true);
        }
    }

    private void refused() {
        if (awaitsPeople()) {
            leave(Prompt.DOOR_NOT_LET_IN, Prompt.DOOR_GOODBYE);
        }
    }

    private boolean awaitsPeople() {
        return wasKnocking && (stage == Stage.OFFERING_HELP || stage == Stage.KNOCKING || stage == Stage.WAITING);
    }

    /** Nothing is said before it: the room itself is the answer to the last digit. */
    private void enter(RoomId room, boolean admitted) {
        voice.hush();
        voice.music(false);
        entry.clear();
        stage = Stage.ENTERING;
        awaitsSeat = true;
        deadlineNanos = nowNanos + timers.answer().toNanos();
        effects.add(new DoorEffect.Enter(room, admitted));
    }

    private void notSeated(DoorEvent.NotSeated.Why why) {
        if (stage != Stage.ENTERING) {
            return;
        }
        switch (why) {
            case FULL -> offerHelp(Prompt.DOOR_ROOM_FULL);
            case CLOSED -> leave(Prompt.ROOM_CLOSED, Prompt.DOOR_GOODBYE);
            case LOBBY -> {
                stage = Stage.WAITING;
                beginToWait();
                say(Prompt.DOOR_RECEPTION_WAITING);
            }
            case TROUBLE -> leave(Prompt.DOOR_TROUBLE, Prompt.DOOR_GOODBYE);
        }
    }

    private void leave(Prompt... prompts) {
        stage = Stage.LEAVING;
        say(prompts);
    }

    private void playedOut(int played) {
        if (voice.hasSaid(played)) {
            heard();
        }
    }

    private void heard() {
        switch (stage) {
            case ASKING -> listen();
            case OFFERING_HELP -> deadlineNanos = nowNanos + timers.decision().toNanos();
            case WAITING -> {
                voice.music(true);
                deadlineNanos = nowNanos + timers.again().toNanos();
            }
            case LEAVING -> {
                stage = Stage.GONE;
                effects.add(new DoorEffect.HangUp());
            }
            case SHUT, LOOKING, PAUSING, KNOCKING, ENTERING, GONE -> {}
        }
    }

    private void deadline() {
        if (nowNanos < nextDeadlineNanos()) {
            return;
        }
        if (voice.speaks() && nowNanos >= deadlineNanos) {
            // The sound is stuck, and the caller must not be.
            voice.hush();
            heard();
            return;
        }
        switch (stage) {
            case ASKING, LOOKING, PAUSING -> doorDeadline();
            case OFFERING_HELP -> leave(Prompt.DOOR_GOODBYE);
            case KNOCKING -> received(Reception.DESERTED);
            case WAITING -> waitingDeadline();
            case ENTERING -> notSeated(DoorEvent.NotSeated.Why.TROUBLE);
            case SHUT, LEAVING, GONE -> {}
        }
    }

    private void doorDeadline() {
        if (nowNanos >= doorEndNanos) {
            voice.slowly();
            knock(true);
        } else if (stage == Stage.LOOKING) {
            awaitsLook = false;
            answered(new Entry.Trouble());
        } else if (stage == Stage.PAUSING) {
            pauseIsOver();
        } else if (entry.isEmpty()) {
            silence();
        } else {
            typedNoMore();
        }
    }

    private void waitingDeadline() {
        if (nowNanos >= receptionEndNanos) {
            leave(Prompt.DOOR_RECEPTION_NOBODY, Prompt.DOOR_GOODBYE);
        } else {
            // Half a number from a while ago is no beginning of one.
            entry.clear();
            voice.slowly();
            say(Prompt.DOOR_RECEPTION_WAITING);
        }
    }

    private void say(Prompt... prompts) {
        say(Arrays.stream(prompts).map(Sentence::of).toArray(Sentence[]::new));
    }

    private void say(Sentence... sentences) {
        deadlineNanos = nowNanos + timers.speech().toNanos();
        voice.say(List.of(sentences));
    }

    /** What was asked, never what was typed. */
    @Override
    public String toString() {
        return "Door(" + stage + ")";
    }
}
