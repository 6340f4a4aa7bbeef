package org.parlour.sfu.peers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.parlour.sfu.session.BrowserSeat.Showing;
import org.parlour.sfu.slots.VideoSource;
import org.parlour.sfu.slots.VideoSource.Picture;
import org.parlour.sfu.slots.VideoWish;
import org.parlour.simulation.NetworkConditions;
import org.parlour.simulation.Run;
import org.parlour.wire.call.ParticipantNumber;

/**
 * Twelve seats, three audio and four video slots, and people who join, leave, speak, mute, share, pin, page and move;
 * others call, are muted and hang up.
 * The viewers check every packet; here it is checked whom they get, and when.
 */
public final class Meeting {
    private static final int SEATS = 12;
    private static final int STEPS_A_SECOND = 100;
    private static final long STEP_NANOS = 10_000_000L;
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final long LONG_AGO = Long.MIN_VALUE / 2;
    private static final int LOUD = 28;
    private static final int SOFT = 85;

    private final Run run;
    private final Bounds bounds;
    private final RandomGenerator chance;
    private final SimulatedRoom room;
    private final VoiceWatch voices;
    private final Callers callers;
    private final Map<Integer, Person> people = new HashMap<>();
    private final Map<Integer, Long> leftNanos = new HashMap<>();
    private long tilesSeen;
    private long wishesChecked;
    private long speakersChecked;

    /**
     * What a line allows.
     *
     * @param settling until a new line, or one from a new address, carries media; its few packets may be the lost ones
     * @param pictures until a picture that is wished and to be had is shown
     * @param onTheWay how long what the room has sent may be under way
     */
    public record Bounds(Duration settling, Duration pictures, Duration onTheWay) {}

    private static final class Person {
        private final Browser browser;
        private VideoWish wish = VideoWish.SPEAKERS;
        private final Words words = new Words();
        private long wishedNanos;
        private long joinedNanos;
        private long movedNanos = LONG_AGO;
        private long mutedNanos;
        private long quietNanos;
        private long cameraNanos;
        private long screenNanos;

        private Person(Browser browser, long nowNanos) {
            this.browser = browser;
            wishedNanos = nowNanos;
            joinedNanos = nowNanos;
            cameraNanos = nowNanos;
            screenNanos = nowNanos;
            quietNanos = nowNanos;
        }

        private boolean has(Picture picture) {
            Showing showing = browser.showing();
            return picture == Picture.CAMERA ? showing.camera() : showing.screen();
        }

        private long changedNanos(Picture picture) {
            return picture == Picture.CAMERA ? cameraNanos : screenNanos;
        }

        private long settledNanos(Bounds bounds) {
            return Math.max(joinedNanos, movedNanos) + bounds.settling().toNanos();
        }
    }

    public Meeting(Run run, NetworkConditions line, Bounds bounds) {
        this.run = run;
        this.bounds = bounds;
        this.chance = run.chance("people");
        this.room = new SimulatedRoom(run, line);
        this.voices = new VoiceWatch(SimulatedRoom.SLOTS.audio());
        this.callers = new Callers(run, room, voices);
        room.tapped(voices);
        room.ground().handshakeTakes(20_000_000L);
    }

    public void last(int seconds) {
        for (int person = 1; person <= SEATS; person++) {
            join(person);
        }
        for (int step = 0; step < seconds * STEPS_A_SECOND; step++) {
            room.progress(SimulatedRoom.BEAT);
            for (int person = 1; person <= SEATS; person++) {
                live(person);
            }
            callers.live();
            checkSilence();
            if (step % 10 == 0) {
                people.values().forEach(this::checkTiles);
                people.values().forEach(this::checkSpeakers);
            }
        }
        // Two words a join: one offer, one answer, and never again.
        people.values().forEach(person -> check(person.browser.negotiations() == 2, "nobody negotiates again"));
        check(room.ground().tickets() == 2 * room.joins(), "each join has two tickets and no more");
        room.end();
        if (tilesSeen < 200L * seconds || wishesChecked < 20L * seconds || voices.firstSyllables() < seconds / 30) {
            throw run.failure("a meeting in which little happens: %d tiles, %d wishes, %d first syllables"
                    .formatted(tilesSeen, wishesChecked, voices.firstSyllables()));
        }
        check(speakersChecked > seconds, "people were seen to speak");
        check(callers.calls() > seconds / 30 && room.telephones().heard() > seconds, "people call and hear");
    }

    private void check(boolean holds, String what) {
        if (!holds) {
            throw run.failure(what);
        }
    }

    private void join(int number) {
        people.put(number, new Person(room.join(number), run.clock().nowNanos()));
    }

    private void live(int number) {
        Person person = people.get(number);
        if (person == null) {
            if (chance.nextInt(5 * STEPS_A_SECOND) == 0) {
                join(number);
            }
        } else if (chance.nextInt(60 * STEPS_A_SECOND) == 0) {
            check(person.browser.negotiations() == 2, "nobody negotiates again");
            room.leave(number);
            people.remove(number);
            voices.left(number);
            leftNanos.put(number, run.clock().nowNanos());
        } else {
            act(person);
            speak(person);
        }
    }

    private void act(Person person) {
        long nowNanos = run.clock().nowNanos();
        Showing now = person.browser.showing();
        switch (chance.nextInt(40 * STEPS_A_SECOND)) {
            case 0 -> {
                person.browser.show(new Showing(!now.microphone(), now.camera(), now.screen(), now.screenSound()));
                person.mutedNanos = nowNanos;
                person.words.begin(nowNanos);
                voices.muted(person.browser.person(), now.microphone());
            }
            case 1, 2 -> {
                person.browser.show(new Showing(now.microphone(), !now.camera(), now.screen(), now.screenSound()));
                person.cameraNanos = nowNanos;
            }
            case 3 -> share(person, now);
            case 4, 5, 6 -> wish(person);
            case 7 -> {
                person.browser.move();
                person.movedNanos = nowNanos;
                voices.moved(person.browser.person(), nowNanos);
            }
            default -> {}
        }
    }

    /** A screen, with its sound if nobody else's sounds. */
    private void share(Person person, Showing now) {
        boolean on = !now.screen();
        boolean sounds = people.values().stream()
                .anyMatch(other -> other.browser.showing().screenSound());
        person.browser.show(new Showing(now.microphone(), now.camera(), on, on && !sounds));
        person.screenNanos = run.clock().nowNanos();
        person.quietNanos = run.clock().nowNanos();
    }

    private void wish(Person person) {
        List<VideoSource> pinned = new ArrayList<>();
        List<VideoSource> page = new ArrayList<>();
        for (Person other : people.values()) {
            if (other != person && chance.nextInt(4) == 0) {
                (pinned.isEmpty() ? pinned : page)
                        .add(chance.nextInt(4) == 0 ? other.browser.screen() : other.browser.camera());
            }
        }
        person.wish = new VideoWish(pinned, page, chance.nextBoolean(), 1 + chance.nextInt(4));
        person.wishedNanos = run.clock().nowNanos();
        person.browser.wish(person.wish);
    }

    private void speak(Person person) {
        long nowNanos = run.clock().nowNanos();
        boolean word = person.words.isWord(chance, nowNanos);
        person.browser.publisher().level(word ? LOUD : SOFT);
        if (word && person.browser.showing().microphone()) {
            person.words.said(nowNanos);
        }
    }

    /** Whoever is muted is not heard, and a screen that plays nothing neither; what is under way still arrives. */
    private void checkSilence() {
        long wayNanos = bounds.onTheWay().toNanos();
        for (Person silent : people.values()) {
            int number = silent.browser.person();
            Showing showing = silent.browser.showing();
            Telephones telephones = room.telephones();
            if (!showing.microphone() && telephones.heardNanos(number) > silent.mutedNanos) {
                throw run.failure(number + " is muted and heard by the telephones");
            }
            if (!showing.screenSound() && telephones.sharedNanos(number) > silent.quietNanos) {
                throw run.failure(number + " shares no sound and is heard by the telephones");
            }
            for (Person other : people.values()) {
                Viewer viewer = other.browser.viewer();
                if (!showing.microphone() && viewer.heardNanos(number) > silent.mutedNanos + wayNanos) {
                    throw run.failure(number + " is muted and heard");
                }
                if (!showing.screenSound() && viewer.sharedNanos(number) > silent.quietNanos + wayNanos) {
                    throw run.failure(number + " shares no sound and is heard");
                }
            }
        }
        callers.check(room.browsers(), wayNanos);
        voices.check(run);
    }

    private void checkTiles(Person watching) {
        Browser browser = watching.browser;
        List<VideoSource> tiles = browser.tiles();
        for (VideoSource source : tiles) {
            Person shown = people.get(source.participant().bits());
            check(tiles.indexOf(source) == tiles.lastIndexOf(source), browser + " sees somebody twice: " + source);
            check(shown != watching, browser + " sees themselves");
            check(shown != null && shown.has(source.picture()), browser + " sees what is not there: " + source);
        }
        tilesSeen += tiles.size();
        check(tiles.size() <= watching.wish.most(), browser + " sees more than they want: " + tiles);
        checkWish(watching, tiles);
    }

    /** Whom one wishes to see one sees, soon after nothing about it has changed any more. */
    private void checkWish(Person watching, List<VideoSource> tiles) {
        List<VideoSource> wished = new ArrayList<>(watching.wish.pinned());
        wished.addAll(watching.wish.page());
        long changedNanos = Math.max(watching.wishedNanos, watching.settledNanos(bounds));
        List<VideoSource> there = new ArrayList<>();
        for (VideoSource source : wished) {
            Person person = people.get(source.participant().bits());
            changedNanos = Math.max(
                    changedNanos, leftNanos.getOrDefault(source.participant().bits(), LONG_AGO));
            if (person != null) {
                changedNanos = Math.max(changedNanos, person.changedNanos(source.picture()));
                changedNanos = Math.max(changedNanos, person.settledNanos(bounds));
                if (person.has(source.picture())) {
                    there.add(source);
                }
            }
        }
        int most = Math.min(watching.wish.most(), SimulatedRoom.SLOTS.video());
        if (run.clock().nowNanos() - changedNanos > bounds.pictures().toNanos()) {
            wishesChecked++;
            check(
                    tiles.containsAll(there.stream().limit(most).toList()),
                    watching.browser + " wishes " + there + " and sees " + tiles);
        }
    }

    private boolean maySpeak(int number, long nowNanos) {
        if (callers.isCaller(number)) {
            return callers.mayBeSpeaking(number, nowNanos);
        }
        Person person = people.get(number);
        return nowNanos - leftNanos.getOrDefault(number, 0L) < 250_000_000L
                || (person != null && !person.words.isOver(nowNanos));
    }

    /** The page is told who speaks: everybody who does, nobody who has long stopped, and not too often. */
    private void checkSpeakers(Person told) {
        long nowNanos = run.clock().nowNanos();
        List<ParticipantNumber> speakers = told.browser.speakers();
        for (ParticipantNumber speaker : speakers) {
            check(
                    maySpeak(speaker.bits(), nowNanos),
                    told.browser + " is told that somebody speaks who does not: " + speaker);
        }
        for (Person person : people.values()) {
            boolean speaks = person.browser.showing().microphone()
                    && person.words.isNoticed(nowNanos)
                    && nowNanos - person.settledNanos(bounds) > 2 * SECOND_NANOS
                    && nowNanos - told.settledNanos(bounds) > SECOND_NANOS;
            if (speaks) {
                speakersChecked++;
                check(
                        speakers.contains(person.browser.number()),
                        told.browser + " is not told that " + person.browser + " speaks, but " + speakers);
            }
        }
        if (nowNanos - told.settledNanos(bounds) > SECOND_NANOS) {
            callers.checkToldTo(told.browser, nowNanos);
        }
        List<Long> moments = told.browser.speakingNanos();
        int last = moments.size() - 1;
        check(
                last < 1 || moments.get(last) - moments.get(last - 1) >= 200_000_000L - STEP_NANOS,
                told.browser + " is told too often who speaks");
    }
}
