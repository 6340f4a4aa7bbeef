package org.parlour.sip.door;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parlour.dialplan.speech.Language;
import org.parlour.dialplan.speech.Sentence;
import org.parlour.dialplan.speech.Speed;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.dtmf.Key;

/** One caller at one door, by hand: what happens, and what came of it in words. It sees that promises are kept. */
final class Visit {
    static final RoomId ROOM = new RoomId("demo");
    static final RoomId EARLIER = new RoomId("earlier");
    static final String PIN = "123456786";
    static final String SLIP = "123456780";

    private static final long BIRTH_NANOS = 3_600_000_000_007L;
    private static final int MOST_LOOKS = 3;

    private final Door door;
    private final List<String> told = new ArrayList<>();
    private List<DoorEffect> last = List.of();
    private long nowNanos = BIRTH_NANOS;
    private int looks;
    private boolean entering;
    private boolean music;
    private boolean over;
    private DoorEffect.@Nullable Say spoken;

    Visit() {
        this(DoorTimers.PATIENT);
    }

    Visit(DoorTimers timers) {
        door = new Door(timers);
    }

    Visit opens() {
        return opens(null);
    }

    Visit opens(@Nullable RoomId returnsTo) {
        return on(new DoorEvent.Opened(new Opening.Doorway(Language.ENGLISH, PIN.length(), returnsTo)));
    }

    /** Keys in an easy rhythm. */
    Visit types(String faces) {
        faces.chars().forEach(face -> {
            passes(Duration.ofMillis(300));
            on(new DoorEvent.KeyPressed(Key.of((char) face)));
        });
        return this;
    }

    Visit hearsItOut() {
        DoorEffect.Say said = spoken;
        return said == null ? this : passes(Duration.ofSeconds(3)).on(new DoorEvent.PlayedOut(said.playing()));
    }

    Visit passes(Duration span) {
        nowNanos += span.toNanos();
        return this;
    }

    /** Until the door's next deadline, and beyond it. */
    Visit waits() {
        if (door.nextDeadlineNanos() != Door.NEVER) {
            nowNanos = Math.max(nowNanos, door.nextDeadlineNanos());
        }
        return on(new DoorEvent.DeadlineReached());
    }

    Visit looked(Entry answer) {
        return on(new DoorEvent.Looked(answer));
    }

    Visit received(Reception reception) {
        return on(new DoorEvent.Received(reception));
    }

    Visit on(DoorEvent event) {
        if (event instanceof DoorEvent.NotSeated) {
            entering = false;
        }
        List<DoorEffect> effects = door.on(event, nowNanos);
        last = effects;
        if (event instanceof DoorEvent.PlayedOut(int playing) && spoken != null && spoken.playing() == playing) {
            spoken = null;
        }
        for (DoorEffect effect : effects) {
            judge(effect);
            told.add(words(effect));
        }
        boolean waits = door.nextDeadlineNanos() != Door.NEVER;
        demand(waits == (door.stage() != Stage.SHUT && door.stage() != Stage.GONE), "a stage never ends");
        demand(!door.toString().matches(".*\\d.*") && !effects.toString().matches(".*\\d{4}.*"), "digits are printed");
        return this;
    }

    private void judge(DoorEffect effect) {
        demand(!over, "something follows the end");
        switch (effect) {
            case DoorEffect.Say say -> {
                demand(!music, "words in the music");
                spoken = say;
            }
            case DoorEffect.Hush _ -> {
                demand(spoken != null, "silence is hushed");
                spoken = null;
            }
            case DoorEffect.Look _ -> {
                looks++;
                demand(looks <= MOST_LOOKS, "guessing goes on");
            }
            case DoorEffect.Receive _ -> {}
            case DoorEffect.Music(boolean on) -> {
                demand(on != music, "music that is on is put on, or the other way round");
                music = on;
            }
            case DoorEffect.Enter _ -> {
                demand(!entering, "two seats for one caller");
                demand(spoken == null && !music, "the room is talked over");
                entering = true;
            }
            case DoorEffect.HangUp _ -> over = true;
        }
    }

    private static void demand(boolean holds, String breach) {
        if (!holds) {
            throw new AssertionError(breach);
        }
    }

    static String words(DoorEffect effect) {
        return switch (effect) {
            case DoorEffect.Say say ->
                (say.speed() == Speed.SLOW ? "say slowly " : "say ")
                        + say.sentences().stream().map(Visit::words).collect(Collectors.joining(" "));
            case DoorEffect.Hush _ -> "hush";
            case DoorEffect.Look _ -> "look";
            case DoorEffect.Receive _ -> "knock";
            case DoorEffect.Music(boolean on) -> on ? "music" : "no music";
            case DoorEffect.Enter(RoomId room, var _) -> "enter " + room;
            case DoorEffect.HangUp _ -> "hang up";
        };
    }

    private static String words(Sentence sentence) {
        return sentence instanceof Sentence.Fixed(var prompt)
                ? prompt.name()
                : sentence.getClass().getSimpleName();
    }

    /** What was told since this was last asked. */
    List<String> told() {
        List<String> all = List.copyOf(told);
        told.clear();
        return all;
    }

    Visit forgets() {
        told.clear();
        return this;
    }

    /** What came of the last event. */
    List<DoorEffect> last() {
        return last;
    }

    Stage stage() {
        return door.stage();
    }

    long nextDeadlineNanos() {
        return door.nextDeadlineNanos();
    }

    long nowNanos() {
        return nowNanos;
    }

    Duration elapsed() {
        return Duration.ofNanos(nowNanos - BIRTH_NANOS);
    }

    DoorEffect.@Nullable Say spoken() {
        return spoken;
    }

    boolean isOver() {
        return over;
    }
}
