package org.parlour.sip.seat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parlour.dialplan.speech.Sentence;
import org.parlour.dialplan.speech.Speed;
import org.parlour.wire.call.HearingProfile;
import org.parlour.wire.dtmf.Key;

/** One caller in a room, by hand: what happens, and what came of it in words. It sees that promises are kept. */
final class Sitter {
    private final SeatedPhone phone = new SeatedPhone();
    private final List<String> told = new ArrayList<>();
    private long nowNanos = 3_600_000_000_007L;
    private MutedBy mutedBy = MutedBy.NOBODY;
    private boolean handUp;
    private boolean tested;
    private HearingProfile hearing = HearingProfile.NONE;
    private boolean music;
    private boolean over;
    private SeatEffect.@Nullable Say spoken;

    Sitter sits(int others) {
        return on(new SeatEvent.Seated(others));
    }

    Sitter company(int others) {
        return on(new SeatEvent.CompanyChanged(others));
    }

    Sitter types(String faces) {
        faces.chars().forEach(face -> {
            passes(Duration.ofMillis(300));
            on(new SeatEvent.KeyPressed(Key.of((char) face)));
        });
        return this;
    }

    Sitter hearsItOut() {
        SeatEffect.Say said = spoken;
        return said == null ? this : passes(Duration.ofSeconds(3)).on(new SeatEvent.PlayedOut(said.playing()));
    }

    Sitter passes(Duration span) {
        nowNanos += span.toNanos();
        return this;
    }

    /** Until the next deadline, if there is one. */
    Sitter waits() {
        if (phone.nextDeadlineNanos() != SeatedPhone.NEVER) {
            nowNanos = Math.max(nowNanos, phone.nextDeadlineNanos());
        }
        return on(new SeatEvent.DeadlineReached());
    }

    Sitter on(SeatEvent event) {
        List<SeatEffect> effects = phone.on(event, nowNanos);
        if (event instanceof SeatEvent.PlayedOut(int playing) && spoken != null && spoken.playing() == playing) {
            spoken = null;
        }
        for (SeatEffect effect : effects) {
            judge(effect);
            told.add(words(effect));
        }
        demand(phone.mutedBy() == mutedBy, "muted without being told, or the other way round");
        demand(!over || phone.nextDeadlineNanos() == SeatedPhone.NEVER, "waits although all is over");
        if (event instanceof SeatEvent.DeadlineReached) {
            demand(phone.nextDeadlineNanos() > nowNanos, "time stands still");
        }
        return this;
    }

    private void judge(SeatEffect effect) {
        demand(!over, "something follows the end");
        switch (effect) {
            case SeatEffect.Say say -> {
                demand(!music, "words in the music");
                demand(spoken == null || say.playing() > spoken.playing(), "two sayings have one number");
                spoken = say;
            }
            case SeatEffect.Hush _ -> {
                demand(spoken != null, "silence is hushed");
                spoken = null;
            }
            case SeatEffect.Mute(MutedBy by) -> {
                demand(by != mutedBy, "muted by whom it is muted already");
                mutedBy = by;
            }
            case SeatEffect.Hand(boolean up) -> {
                demand(up != handUp, "a hand that is up is raised, or the other way round");
                handUp = up;
            }
            case SeatEffect.Count _ -> {}
            case SeatEffect.TestAsked _ -> {
                demand(!tested, "asked while an answer is awaited");
                tested = true;
            }
            case SeatEffect.TestAnswered _ -> {
                demand(tested, "an answer to nothing");
                tested = false;
            }
            case SeatEffect.Hear(HearingProfile now) -> {
                demand(!now.equals(hearing), "told to hear as it hears");
                hearing = now;
            }
            case SeatEffect.Music(boolean on) -> {
                demand(on != music, "music that is on is put on, or the other way round");
                music = on;
            }
            case SeatEffect.HangUp _ -> {
                demand(!tested, "a test is left open");
                over = true;
            }
        }
    }

    private static void demand(boolean holds, String breach) {
        if (!holds) {
            throw new AssertionError(breach);
        }
    }

    private static String words(SeatEffect effect) {
        return switch (effect) {
            case SeatEffect.Say say ->
                (say.overTheRoom() ? "say " : "say alone ")
                        + (say.speed() == Speed.SLOW ? "slowly " : "")
                        + say.sentences().stream().map(Sitter::words).collect(Collectors.joining(" "));
            case SeatEffect.Hush _ -> "hush";
            case SeatEffect.Mute(MutedBy by) -> by == MutedBy.NOBODY ? "unmute" : "mute by " + by;
            case SeatEffect.Hand(boolean up) -> up ? "hand" : "no hand";
            case SeatEffect.Count _ -> "count";
            case SeatEffect.TestAsked _ -> "test";
            case SeatEffect.TestAnswered(boolean heard) -> heard ? "heard" : "unheard";
            case SeatEffect.Hear(HearingProfile now) ->
                "hear %+d +%d %d%%%s"
                        .formatted(
                                now.louderDecibels(),
                                now.clearerDecibels(),
                                now.promptPercent(),
                                now.oneAtATime() ? " one" : "");
            case SeatEffect.Music(boolean on) -> on ? "music" : "no music";
            case SeatEffect.HangUp _ -> "hang up";
        };
    }

    private static String words(Sentence sentence) {
        return switch (sentence) {
            case Sentence.Fixed(var prompt) -> prompt.name();
            case Sentence.OthersHere(int count) -> "OTHERS(" + count + ")";
            case Sentence.OthersAtBrowsers(int count) -> "BROWSERS(" + count + ")";
            case Sentence.OthersOnPhones(int count) -> "PHONES(" + count + ")";
            case Sentence.LineTest _ -> "TEST";
            case Sentence.PinSlip _, Sentence.ClosesIn _ -> sentence.toString();
        };
    }

    /** What was told since this was last asked. */
    List<String> told() {
        List<String> all = List.copyOf(told);
        told.clear();
        return all;
    }

    Sitter forgets() {
        told.clear();
        return this;
    }

    long nextDeadlineNanos() {
        return phone.nextDeadlineNanos();
    }

    long nowNanos() {
        return nowNanos;
    }

    boolean hearsMusic() {
        return music;
    }

    boolean hearsWords() {
        return spoken != null;
    }

    MutedBy mutedBy() {
        return mutedBy;
    }

    boolean isOver() {
        return over;
    }
}
