package org.parlour.sip.seat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.parlour.dialplan.speech.Prompt;
import org.parlour.dialplan.speech.Sentence;
import org.parlour.dialplan.speech.Speed;
import org.parlour.wire.call.HearingProfile;
import org.parlour.wire.call.PhonePolicy;
import org.parlour.wire.dtmf.Key;

/**
 * What the caller on one phone in a room is told, and what the keys do: star six mutes, star five raises a hand, star three
 * says who is here, star one helps, star four and star seven turn everything up and down, star eight makes voices clearer,
 * star nine the house's own slower, and star two lets one speak at a time. Every change is spoken, because a phone has no
 * lamp.
 *
 * <p>Which phones come and go is told to the whole room by tones, not here. Not safe for threads: it lives on its call's
 * lane.
 */
public final class SeatedPhone {
    /** The moment that never comes. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Where the numbers of what is said begin. No door says so much. */
    public static final int FIRST_PLAYING = 1 << 20;

    private static final long STAR_NANOS = Duration.ofSeconds(3).toNanos();
    private static final long ALONE_AGAIN_NANOS = Duration.ofSeconds(45).toNanos();
    // Whoever goes out for a moment, or comes back from a lost call, should not set off the music between.
    private static final long ALONE_AT_LAST_NANOS = Duration.ofMillis(1_500).toNanos();
    // Who is left behind by the host may be followed by somebody, and should not pay for music otherwise.
    private static final long GOODBYE_NANOS = Duration.ofSeconds(10).toNanos();
    private static final long TEST_NANOS = Duration.ofSeconds(10).toNanos();
    private static final long BURST_NANOS = Duration.ofSeconds(10).toNanos();

    private enum Stage {
        /** Not in the room yet. */
        ON_THE_WAY,
        SEATED,
        /** Goodbye is being said. */
        LEAVING,
        GONE
    }

    private final List<SeatEffect> effects = new ArrayList<>();
    private final SeatVoice voice = new SeatVoice(effects);
    private final MuteSwitch mute = new MuteSwitch();
    private final HearingKeys hearing;
    private long nowNanos;

    private Stage stage = Stage.ON_THE_WAY;
    private boolean moved;
    private boolean alone;
    private boolean hostLeft;
    private boolean handUp;
    private boolean counts;
    private boolean helped;
    private boolean browserToTell;
    private long burstUntilNanos;
    private boolean browserCame;

    private long starUntilNanos = NEVER;
    private long aloneDueNanos = NEVER;
    private long goodbyeDueNanos = NEVER;
    private long testUntilNanos = NEVER;

    SeatedPhone() {
        this(HearingProfile.NONE);
    }

    /** @param known how its caller hears, as it is already heard */
    public SeatedPhone(HearingProfile known) {
        hearing = new HearingKeys(known);
    }

    public List<SeatEffect> on(SeatEvent event, long nowNanos) {
        this.nowNanos = nowNanos;
        switch (stage) {
            case ON_THE_WAY -> arriving(event);
            case SEATED -> seated(event);
            case LEAVING -> leaving(event);
            case GONE -> {}
        }
        List<SeatEffect> done = List.copyOf(effects);
        effects.clear();
        return done;
    }

    /** When this phone wants {@link SeatEvent.DeadlineReached}; {@link #NEVER} where it waits for nothing. */
    public long nextDeadlineNanos() {
        long ofKeys = Math.min(starUntilNanos, testUntilNanos);
        return Math.min(Math.min(ofKeys, voice.spokenByNanos()), Math.min(aloneDueNanos, goodbyeDueNanos));
    }

    public MutedBy mutedBy() {
        return mute.by();
    }

    private void arriving(SeatEvent event) {
        switch (event) {
            case SeatEvent.Seated(int others) -> sit(others);
            case SeatEvent.CompanyChanged(int others) -> sit(others);
            case SeatEvent.RoomClosed _ -> leave(Sentence.of(Prompt.ROOM_CLOSED), Sentence.of(Prompt.DOOR_GOODBYE));
            // What is turned now is told with the greeting.
            case SeatEvent.MutedByHost(boolean muted) -> {
                MutedBy before = mute.by();
                mute.host(muted);
                tellMute(before);
            }
            case SeatEvent.PolicyChanged(var policy) -> {
                MutedBy before = mute.by();
                mute.enter(policy);
                tellMute(before);
            }
            case SeatEvent.Moved(var policy) -> move(policy);
            case SeatEvent.HearingWished(var profile) -> hears(profile);
            case SeatEvent.DeadlineReached _ -> deadline();
            case SeatEvent.BrowserCame _, SeatEvent.HostLeft _, SeatEvent.KeyPressed _, SeatEvent.PlayedOut _ -> {}
            case SeatEvent.SpokeWhileMuted _, SeatEvent.HandLowered _, SeatEvent.Counted _ -> {}
            case SeatEvent.TestAsked _ -> {}
        }
    }

    private void seated(SeatEvent event) {
        switch (event) {
            case SeatEvent.Seated(int others) -> sit(others);
            case SeatEvent.CompanyChanged(int others) -> company(others);
            case SeatEvent.BrowserCame _ -> browserCame();
            case SeatEvent.HostLeft _ -> hostLeft();
            case SeatEvent.KeyPressed(Key key) -> pressed(key);
            case SeatEvent.PlayedOut(int played) -> playedOut(played);
            case SeatEvent.SpokeWhileMuted _ -> sayIfAny(mute.warning());
            case SeatEvent.MutedByHost(boolean muted) -> {
                MutedBy before = mute.by();
                turned(before, mute.host(muted));
            }
            case SeatEvent.PolicyChanged(var policy) -> {
                MutedBy before = mute.by();
                turned(before, mute.policy(policy));
            }
            case SeatEvent.HandLowered _ -> lowered();
            case SeatEvent.Counted(int browsers, int phones) -> counted(browsers, phones);
            case SeatEvent.TestAsked _ -> test();
            case SeatEvent.HearingWished(var profile) -> hears(profile);
            case SeatEvent.Moved(var policy) -> move(policy);
            case SeatEvent.RoomClosed _ -> leave(Sentence.of(Prompt.ROOM_CLOSED), Sentence.of(Prompt.DOOR_GOODBYE));
            case SeatEvent.DeadlineReached _ -> deadline();
        }
    }

    private void leaving(SeatEvent event) {
        switch (event) {
            case SeatEvent.PlayedOut(int played) -> playedOut(played);
            case SeatEvent.DeadlineReached _ -> deadline();
            case SeatEvent.Seated _, SeatEvent.CompanyChanged _, SeatEvent.BrowserCame _, SeatEvent.HostLeft _ -> {}
            case SeatEvent.KeyPressed _, SeatEvent.SpokeWhileMuted _, SeatEvent.MutedByHost _ -> {}
            case SeatEvent.PolicyChanged _, SeatEvent.HandLowered _, SeatEvent.Counted _ -> {}
            case SeatEvent.TestAsked _, SeatEvent.Moved _, SeatEvent.RoomClosed _, SeatEvent.HearingWished _ -> {}
        }
    }

    /** Who comes back after a lost call is greeted like everybody; that somebody is back is for the others to hear. */
    private void sit(int others) {
        stage = Stage.SEATED;
        alone = others < 1;
        aloneDueNanos = alone ? nowNanos + ALONE_AGAIN_NANOS : NEVER;
        List<Sentence> greeting = new ArrayList<>();
        greeting.add(Sentence.of(moved ? Prompt.ROOM_MOVED : Prompt.DOOR_COME_IN));
        Prompt muted = mute.told();
        if (alone) {
            if (muted != null) {
                greeting.add(Sentence.of(muted));
            }
            greeting.add(Sentence.of(Prompt.ROOM_ALONE));
            voice.sayAlone(greeting, nowNanos);
        } else {
            greeting.add(new Sentence.OthersHere(others));
            if (muted != null) {
                greeting.add(Sentence.of(muted));
            }
            voice.say(greeting, Speed.NORMAL, nowNanos);
        }
    }

    private void company(int others) {
        boolean wasAlone = alone;
        alone = others < 1;
        if (!alone) {
            aloneDueNanos = NEVER;
            goodbyeDueNanos = NEVER;
            voice.music(false);
            if (voice.speaksOfAlone()) {
                voice.hush();
                tellOfBrowser();
            }
        } else if (hostLeft) {
            goodbyeDueNanos = Math.min(goodbyeDueNanos, nowNanos + GOODBYE_NANOS);
        } else if (!wasAlone) {
            browserToTell = false;
            aloneDueNanos = nowNanos + ALONE_AT_LAST_NANOS;
        }
    }

    /** Those who come within a few seconds are told of once. */
    private void browserCame() {
        boolean isFirst = !browserCame || nowNanos >= burstUntilNanos;
        browserCame = true;
        burstUntilNanos = nowNanos + BURST_NANOS;
        hostLeft = false;
        goodbyeDueNanos = NEVER;
        if (alone) {
            aloneDueNanos = Math.min(aloneDueNanos, nowNanos + ALONE_AGAIN_NANOS);
        }
        if (isFirst) {
            browserToTell = true;
            if (!voice.speaks() || voice.speaksOfAlone()) {
                tellOfBrowser();
            }
        }
    }

    private void tellOfBrowser() {
        if (browserToTell) {
            browserToTell = false;
            say(Prompt.ROOM_BROWSER_CAME);
        }
    }

    private void hostLeft() {
        hostLeft = true;
        browserToTell = false;
        aloneDueNanos = NEVER;
        if (alone) {
            goodbyeDueNanos = nowNanos + GOODBYE_NANOS;
        }
        say(Prompt.ROOM_HOST_LEFT);
    }

    private void pressed(Key key) {
        if (testUntilNanos != NEVER) {
            tested(true);
            return;
        }
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
            case '6' -> {
                MutedBy before = mute.by();
                turned(before, mute.key());
            }
            case '5' -> {
                hand(!handUp);
                say(handUp ? Prompt.ROOM_HAND_UP : Prompt.ROOM_HAND_DOWN);
            }
            case '3' -> {
                counts = true;
                effects.add(new SeatEffect.Count());
            }
            case '1' -> help();
            case '4' -> turn(HearingKeys::louder);
            case '7' -> turn(HearingKeys::quieter);
            case '8' -> turn(HearingKeys::clearer);
            case '9' -> turn(HearingKeys::slower);
            case '2' -> turn(HearingKeys::oneAtATime);
            default -> {}
        }
    }

    /** Who asks again did not follow. */
    private void help() {
        List<Sentence> help = List.of(
                Sentence.of(Prompt.ROOM_HELP),
                Sentence.of(Prompt.ROOM_HELP_MORE),
                Sentence.of(Prompt.ROOM_HELP_HEARING));
        voice.say(help, helped ? Speed.SLOW : Speed.NORMAL, nowNanos);
        helped = true;
    }

    /** It is turned first, so that what the caller is told is heard as it will be. */
    private void turn(Function<HearingKeys, Prompt> key) {
        HearingProfile before = hearing.profile();
        Prompt told = key.apply(hearing);
        if (!hearing.profile().equals(before)) {
            effects.add(new SeatEffect.Hear(hearing.profile()));
        }
        say(told);
    }

    /** From somebody at a page: nothing is said, because they move a slider and the caller hears what it does. */
    private void hears(HearingProfile wished) {
        if (!wished.equals(hearing.profile())) {
            hearing.profile(wished);
            effects.add(new SeatEffect.Hear(wished));
        }
    }

    private void turned(MutedBy before, @Nullable Prompt told) {
        tellMute(before);
        sayIfAny(told);
    }

    private void tellMute(MutedBy before) {
        if (mute.by() != before) {
            effects.add(new SeatEffect.Mute(mute.by()));
        }
    }

    private void hand(boolean up) {
        handUp = up;
        effects.add(new SeatEffect.Hand(up));
    }

    private void lowered() {
        if (handUp) {
            hand(false);
            say(Prompt.ROOM_HAND_DOWN);
        }
    }

    private void counted(int browsers, int phones) {
        if (!counts) {
            return;
        }
        counts = false;
        List<Sentence> here = new ArrayList<>();
        if (browsers > 0) {
            here.add(new Sentence.OthersAtBrowsers(browsers));
        }
        if (phones > 0) {
            here.add(new Sentence.OthersOnPhones(phones));
        }
        if (here.isEmpty()) {
            voice.sayAlone(List.of(Sentence.of(Prompt.ROOM_ALONE)), nowNanos);
        } else {
            voice.say(here, Speed.NORMAL, nowNanos);
        }
    }

    private void test() {
        if (testUntilNanos == NEVER) {
            effects.add(new SeatEffect.TestAsked());
        }
        testUntilNanos = nowNanos + TEST_NANOS;
        starUntilNanos = NEVER;
        voice.say(List.of(new Sentence.LineTest()), Speed.NORMAL, nowNanos);
    }

    private void tested(boolean heard) {
        testUntilNanos = NEVER;
        effects.add(new SeatEffect.TestAnswered(heard));
        if (heard) {
            say(Prompt.ROOM_TEST_HEARD);
        }
    }

    private void move(PhonePolicy policy) {
        stage = Stage.ON_THE_WAY;
        moved = true;
        forgetTheRoom();
        voice.hush();
        voice.music(false);
        if (handUp) {
            hand(false);
        }
        MutedBy before = mute.by();
        mute.enter(policy);
        tellMute(before);
    }

    private void forgetTheRoom() {
        starUntilNanos = NEVER;
        aloneDueNanos = NEVER;
        goodbyeDueNanos = NEVER;
        hostLeft = false;
        counts = false;
        browserToTell = false;
        browserCame = false;
        if (testUntilNanos != NEVER) {
            tested(false);
        }
    }

    private void leave(Sentence... goodbye) {
        forgetTheRoom();
        stage = Stage.LEAVING;
        voice.sayInsteadOfTheRoom(List.of(goodbye), nowNanos);
    }

    private void playedOut(int played) {
        if (voice.hasSaid(played)) {
            voice.heard();
            heard();
        }
    }

    private void heard() {
        if (stage == Stage.LEAVING) {
            stage = Stage.GONE;
            effects.add(new SeatEffect.HangUp());
        } else if (stage == Stage.SEATED) {
            tellOfBrowser();
            // With words due at once music would only stutter.
            if (alone && !hostLeft && !voice.speaks() && aloneDueNanos - nowNanos > ALONE_AT_LAST_NANOS) {
                voice.music(true);
            }
        }
    }

    private void deadline() {
        if (nowNanos >= starUntilNanos) {
            starUntilNanos = NEVER;
        }
        if (nowNanos >= testUntilNanos) {
            tested(false);
        }
        if (nowNanos >= voice.spokenByNanos()) {
            // The sound is stuck, and the caller must not be.
            voice.hush();
            heard();
        }
        if (nowNanos >= goodbyeDueNanos) {
            leave(Sentence.of(Prompt.DOOR_GOODBYE));
        }
        if (nowNanos >= aloneDueNanos) {
            if (voice.speaks()) {
                aloneDueNanos = nowNanos + ALONE_AT_LAST_NANOS;
            } else {
                aloneDueNanos = nowNanos + ALONE_AGAIN_NANOS;
                voice.sayAlone(List.of(Sentence.of(Prompt.ROOM_ALONE)), nowNanos);
            }
        }
    }

    private void say(Prompt prompt) {
        voice.say(prompt, nowNanos);
    }

    private void sayIfAny(@Nullable Prompt prompt) {
        if (prompt != null) {
            say(prompt);
        }
    }

    @Override
    public String toString() {
        return "SeatedPhone(" + stage + ", muted by " + mute.by() + (alone ? ", alone" : "") + ")";
    }
}
