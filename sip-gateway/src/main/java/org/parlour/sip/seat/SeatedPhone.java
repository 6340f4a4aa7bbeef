package org.parlour.sip.seat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.parlour.dialplan.speech.Prompt;
import org.parlour.dialplan.speech.Sentence;
import org.parlour.dialplan.speech.Speed;
import org.parlour.wire.dtmf.Key;

/**
 * What the caller on one phone in a room is told, and what the keys do: star six mutes, star one helps, star four and
 * star seven turn the room up and down. Every change is spoken, because a phone has no lamp.
 *
 * <p>Who comes and goes is told to the whole room by tones, not here. Not safe for threads: it lives on its call's lane.
 */
public final class SeatedPhone {
    /** The moment that never comes. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Where the numbers of what is said begin. No door says so much. */
    public static final int FIRST_PLAYING = 1 << 20;

    /** So many steps louder, and as many quieter. */
    public static final int MOST_STEPS = 3;

    private static final long STAR_NANOS = Duration.ofSeconds(3).toNanos();
    private static final long ALONE_AGAIN_NANOS = Duration.ofSeconds(45).toNanos();
    // Whoever goes out for a moment, or comes back from a lost call, should not set off the music between.
    private static final long ALONE_AT_LAST_NANOS = Duration.ofMillis(1_500).toNanos();
    // The longest sentence, help spoken slowly, takes less than half of it.
    private static final long SPEECH_NANOS = Duration.ofSeconds(30).toNanos();
    private static final int MOST_WARNINGS = 2;

    private enum Stage {
        /** Not in the room yet. */
        ON_THE_WAY,
        SEATED,
        /** Goodbye is being said. */
        LEAVING,
        GONE
    }

    private List<SeatEffect> effects = new ArrayList<>();
    private long nowNanos;

    private Stage stage = Stage.ON_THE_WAY;
    private boolean alone;
    private boolean muted;
    private int steps;
    private int warnings;
    private boolean helped;

    private long starUntilNanos = NEVER;
    private long aloneDueNanos = NEVER;
    private long spokenByNanos = NEVER;

    private int playing = FIRST_PLAYING - 1;
    private boolean speaks;
    // Whether it is that nobody is here, which the next who comes makes untrue.
    private boolean speaksOfAlone;
    private boolean plays;

    public List<SeatEffect> on(SeatEvent event, long nowNanos) {
        this.nowNanos = nowNanos;
        switch (stage) {
            case ON_THE_WAY -> arriving(event);
            case SEATED -> seated(event);
            case LEAVING -> leaving(event);
            case GONE -> {}
        }
        List<SeatEffect> done = List.copyOf(effects);
        effects = new ArrayList<>();
        return done;
    }

    /** When this phone wants {@link SeatEvent.DeadlineReached}; {@link #NEVER} where it waits for nothing. */
    public long nextDeadlineNanos() {
        return Math.min(starUntilNanos, Math.min(aloneDueNanos, spokenByNanos));
    }

    public boolean muted() {
        return muted;
    }

    private void arriving(SeatEvent event) {
        switch (event) {
            case SeatEvent.Seated(int others) -> sit(others);
            case SeatEvent.CompanyChanged(int others) -> sit(others);
            case SeatEvent.RoomClosed _ -> leave();
            case SeatEvent.MutedByHouse(boolean mute) -> {
                // Told with the greeting.
                muted = mute;
                effects.add(new SeatEffect.Mute(mute));
            }
            case SeatEvent.KeyPressed _, SeatEvent.PlayedOut _ -> {}
            case SeatEvent.SpokeWhileMuted _, SeatEvent.DeadlineReached _ -> {}
        }
    }

    private void seated(SeatEvent event) {
        switch (event) {
            case SeatEvent.Seated(int others) -> sit(others);
            case SeatEvent.CompanyChanged(int others) -> company(others);
            case SeatEvent.KeyPressed(Key key) -> pressed(key);
            case SeatEvent.PlayedOut(int played) -> playedOut(played);
            case SeatEvent.SpokeWhileMuted _ -> spokeWhileMuted();
            case SeatEvent.MutedByHouse(boolean mute) -> mutedByHouse(mute);
            case SeatEvent.RoomClosed _ -> leave();
            case SeatEvent.DeadlineReached _ -> deadline();
        }
    }

    private void leaving(SeatEvent event) {
        switch (event) {
            case SeatEvent.PlayedOut(int played) -> playedOut(played);
            case SeatEvent.DeadlineReached _ -> {
                if (nowNanos >= spokenByNanos) {
                    hush();
                    heard();
                }
            }
            case SeatEvent.Seated _, SeatEvent.CompanyChanged _, SeatEvent.KeyPressed _ -> {}
            case SeatEvent.SpokeWhileMuted _, SeatEvent.MutedByHouse _, SeatEvent.RoomClosed _ -> {}
        }
    }

    /** Who comes back after a lost call is greeted like everybody; that somebody is back is for the others to hear. */
    private void sit(int others) {
        stage = Stage.SEATED;
        alone = others < 1;
        aloneDueNanos = alone ? nowNanos + ALONE_AGAIN_NANOS : NEVER;
        List<Sentence> greeting = new ArrayList<>();
        greeting.add(Sentence.of(Prompt.DOOR_COME_IN));
        greeting.add(alone ? Sentence.of(Prompt.ROOM_ALONE) : new Sentence.OthersHere(others));
        if (muted) {
            greeting.add(Sentence.of(Prompt.ROOM_MUTED));
        }
        say(greeting, Speed.NORMAL);
        speaksOfAlone = alone;
    }

    private void company(int others) {
        boolean wasAlone = alone;
        alone = others < 1;
        if (alone && !wasAlone) {
            aloneDueNanos = nowNanos + ALONE_AT_LAST_NANOS;
        } else if (!alone) {
            aloneDueNanos = NEVER;
            music(false);
            if (speaksOfAlone) {
                hush();
            }
        }
    }

    private void pressed(Key key) {
        if (key.face() == '*') {
            starUntilNanos = nowNanos + STAR_NANOS;
            return;
        }
        boolean isAfterStar = starUntilNanos != NEVER && nowNanos < starUntilNanos;
        starUntilNanos = NEVER;
        if (isAfterStar) {
            starred(key);
        }
    }

    private void starred(Key key) {
        switch (key.face()) {
            case '6' -> mute(!muted);
            case '1' -> help();
            case '4' -> turn(1, Prompt.ROOM_LOUDER, Prompt.ROOM_LOUDEST);
            case '7' -> turn(-1, Prompt.ROOM_QUIETER, Prompt.ROOM_QUIETEST);
            default -> {}
        }
    }

    /** Who asks again did not follow. */
    private void help() {
        say(List.of(Sentence.of(Prompt.ROOM_HELP)), helped ? Speed.SLOW : Speed.NORMAL);
        helped = true;
    }

    private void turn(int step, Prompt done, Prompt stop) {
        if (Math.abs(steps + step) > MOST_STEPS) {
            say(stop);
        } else {
            steps += step;
            effects.add(new SeatEffect.Gain(steps));
            say(done);
        }
    }

    private void mute(boolean mute) {
        muted = mute;
        warnings = 0;
        effects.add(new SeatEffect.Mute(mute));
        say(mute ? Prompt.ROOM_MUTED : Prompt.ROOM_UNMUTED);
    }

    private void mutedByHouse(boolean mute) {
        if (mute != muted) {
            mute(mute);
        }
    }

    private void spokeWhileMuted() {
        if (muted && warnings < MOST_WARNINGS) {
            warnings++;
            say(Prompt.ROOM_YOU_ARE_MUTED);
        }
    }

    private void leave() {
        stage = Stage.LEAVING;
        starUntilNanos = NEVER;
        aloneDueNanos = NEVER;
        music(false);
        speak(List.of(Sentence.of(Prompt.ROOM_CLOSED), Sentence.of(Prompt.DOOR_GOODBYE)), Speed.NORMAL, false);
    }

    private void playedOut(int played) {
        if (speaks && played == playing) {
            heard();
        }
    }

    private void heard() {
        speaks = false;
        speaksOfAlone = false;
        spokenByNanos = NEVER;
        if (stage == Stage.LEAVING) {
            stage = Stage.GONE;
            effects.add(new SeatEffect.HangUp());
        } else if (stage == Stage.SEATED && alone && aloneDueNanos - nowNanos > ALONE_AT_LAST_NANOS) {
            // With words due at once music would only stutter.
            music(true);
        }
    }

    private void deadline() {
        if (nowNanos >= starUntilNanos) {
            starUntilNanos = NEVER;
        }
        if (nowNanos >= spokenByNanos) {
            // The sound is stuck, and the caller must not be.
            hush();
            heard();
        }
        if (nowNanos >= aloneDueNanos) {
            if (speaks) {
                aloneDueNanos = nowNanos + ALONE_AT_LAST_NANOS;
            } else {
                aloneDueNanos = nowNanos + ALONE_AGAIN_NANOS;
                say(Prompt.ROOM_ALONE);
                speaksOfAlone = true;
            }
        }
    }

    private void say(Prompt prompt) {
        say(List.of(Sentence.of(prompt)), Speed.NORMAL);
    }

    private void say(List<Sentence> sentences, Speed speed) {
        music(false);
        speak(sentences, speed, true);
    }

    private void speak(List<Sentence> sentences, Speed speed, boolean overTheRoom) {
        playing++;
        speaks = true;
        speaksOfAlone = false;
        spokenByNanos = nowNanos + SPEECH_NANOS;
        effects.add(new SeatEffect.Say(playing, sentences, speed, overTheRoom));
    }

    private void hush() {
        speaks = false;
        speaksOfAlone = false;
        spokenByNanos = NEVER;
        effects.add(new SeatEffect.Hush());
    }

    private void music(boolean on) {
        if (plays != on) {
            plays = on;
            effects.add(new SeatEffect.Music(on));
        }
    }

    @Override
    public String toString() {
        return "SeatedPhone(" + stage + (muted ? ", muted" : "") + (alone ? ", alone" : "") + ")";
    }
}
