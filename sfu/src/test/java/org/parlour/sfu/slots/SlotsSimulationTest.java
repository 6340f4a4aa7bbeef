package org.parlour.sfu.slots;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.sfu.peers.Publisher;
import org.parlour.sfu.peers.RehearsedRoom;
import org.parlour.sfu.peers.RehearsedSeat;
import org.parlour.sfu.peers.Viewer;
import org.parlour.simulation.Run;
import org.parlour.simulation.SeededTest;
import org.parlour.wire.rtcp.RtcpCompound;
import org.parlour.wire.rtp.RtpOrRtcp;
import org.parlour.wire.rtp.RtpPacket;

/**
 * Twelve seats, three audio and four video slots, five minutes of joining, leaving, speaking, muting, pinning and
 * paging over lines that lose nothing. The viewers check every packet; here it is checked whom they get.
 */
class SlotsSimulationTest {
    private static final int SEATS = 12;
    private static final long STEP_NANOS = 10_000_000L;
    private static final int STEPS_A_SECOND = 100;
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final long KEY_FRAME_AND_SWITCH_NANOS = 500_000_000L;
    private static final int LOUD = 28;
    private static final int SOFT = 85;

    private final RtpPacket view = new RtpPacket();
    private final Map<Integer, Person> people = new LinkedHashMap<>();
    private long camerasChangedNanos;
    private long wishesChecked;
    private long syllablesChecked;
    private final List<byte[]> toRoom = new ArrayList<>();
    private final List<Integer> fromWhom = new ArrayList<>();

    private static final class Person {
        private final Publisher publisher;
        private final Viewer viewer;
        private boolean speaks;
        private long wordsEndNanos;
        private long changesNanos;
        private long lastLoudNanos = Long.MIN_VALUE / 2;
        private long wishedNanos;
        private long mutedNanos;
        private VideoWish wish = VideoWish.SPEAKERS;

        private Person(Publisher publisher, Viewer viewer) {
            this.publisher = publisher;
            this.viewer = viewer;
        }
    }

    @SeededTest
    void neverTheWrongPersonInATileOrVolume(Run run) {
        rehearse(30, run);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_121})
    void neverTheWrongPersonInFiveMinutes(long seed) {
        Run run = Run.ofSeed(seed);
        try {
            rehearse(300, run);
        } catch (AssertionError broken) {
            throw run.failure("five minutes", broken);
        }
    }

    private void rehearse(int seconds, Run run) {
        RandomGenerator chance = run.chance("people");
        RehearsedRoom room =
                new RehearsedRoom((person, datagram) -> deliver(run, person, datagram), run.chance("room"));
        for (int person = 1; person <= SEATS; person++) {
            join(room, person, run, chance);
        }
        long shownTiles = 0;
        for (int step = 0; step < seconds * STEPS_A_SECOND; step++) {
            run.clock().advanceTo(run.clock().nowNanos() + STEP_NANOS);
            long nowNanos = run.clock().nowNanos();
            for (int person = 1; person <= SEATS; person++) {
                live(room, person, run, chance);
            }
            drain(room, nowNanos);
            room.onDeadline(nowNanos);
            drain(room, nowNanos);
            checkMuted(room, run);
            if (step % 10 == 0) {
                shownTiles += checkTiles(room, run);
            }
        }
        if (shownTiles < 200L * seconds || wishesChecked < 20L * seconds || syllablesChecked < seconds / 30) {
            throw run.failure("a rehearsal in which little happens: %d tiles, %d wishes, %d first syllables"
                    .formatted(shownTiles, wishesChecked, syllablesChecked));
        }
    }

    private void join(RehearsedRoom room, int person, Run run, RandomGenerator chance) {
        long nowNanos = run.clock().nowNanos();
        Publisher publisher = new Publisher(person, datagram -> up(person, datagram), chance, nowNanos);
        Viewer viewer = new Viewer(person, datagram -> up(person, datagram), nowNanos);
        people.put(person, new Person(publisher, viewer));
        room.join(person, nowNanos);
        person(person).wishedNanos = nowNanos;
        camerasChangedNanos = nowNanos;
        run.trace().note(nowNanos, () -> person + " joins");
    }

    private Person person(int number) {
        Person person = people.get(number);
        if (person == null) {
            throw new IllegalArgumentException("nobody is " + number);
        }
        return person;
    }

    private void up(int person, byte[] datagram) {
        toRoom.add(datagram);
        fromWhom.add(person);
    }

    private void drain(RehearsedRoom room, long nowNanos) {
        for (int i = 0; i < toRoom.size(); i++) {
            room.received(fromWhom.get(i), toRoom.get(i), nowNanos);
        }
        toRoom.clear();
        fromWhom.clear();
    }

    private void deliver(Run run, int to, byte[] datagram) {
        Person person = people.get(to);
        if (person == null) {
            return;
        }
        if (!RtpOrRtcp.isRtcp(datagram, 0, datagram.length)) {
            view.wrap(datagram, 0, datagram.length);
            person.viewer.received(view, run.clock().nowNanos());
        } else if (RtcpCompound.parse(datagram, 0, datagram.length) instanceof RtcpCompound.Parsed parsed) {
            parsed.packets().forEach(packet -> {
                person.publisher.heard(packet);
                person.viewer.heard(packet, run.clock().nowNanos());
            });
        }
    }

    private void live(RehearsedRoom room, int number, Run run, RandomGenerator chance) {
        long nowNanos = run.clock().nowNanos();
        Person person = people.get(number);
        if (person == null) {
            if (chance.nextInt(5 * STEPS_A_SECOND) == 0) {
                join(room, number, run, chance);
            }
            return;
        }
        if (chance.nextInt(60 * STEPS_A_SECOND) == 0) {
            run.trace().note(nowNanos, () -> number + " leaves");
            drain(room, nowNanos);
            room.leave(number, nowNanos);
            people.remove(number);
            camerasChangedNanos = nowNanos;
            return;
        }
        act(room, number, person, nowNanos, chance);
        speak(room, number, person, run, chance);
        person.publisher.onDeadline(nowNanos);
        if (person.viewer.nextDeadlineNanos() <= nowNanos) {
            person.viewer.onDeadline(nowNanos);
        }
    }

    private void act(RehearsedRoom room, int number, Person person, long nowNanos, RandomGenerator chance) {
        switch (chance.nextInt(40 * STEPS_A_SECOND)) {
            case 0 -> {
                room.muted(number, !room.seat(number).isMuted());
                person.mutedNanos = nowNanos;
            }
            case 1, 2 -> {
                boolean on = !room.seat(number).isCameraOn();
                person.publisher.cameraOn(on);
                room.cameraOn(number, on, nowNanos);
                camerasChangedNanos = nowNanos;
            }
            case 3, 4, 5 -> wish(room, number, person, nowNanos, chance);
            default -> {}
        }
    }

    private void wish(RehearsedRoom room, int number, Person person, long nowNanos, RandomGenerator chance) {
        List<VideoSource> pinned = new ArrayList<>();
        List<VideoSource> page = new ArrayList<>();
        for (RehearsedSeat other : seats(room)) {
            if (other.person() != number && chance.nextInt(4) == 0) {
                (pinned.isEmpty() ? pinned : page).add(other.camera());
            }
        }
        person.wish = new VideoWish(pinned, page, chance.nextBoolean(), 1 + chance.nextInt(4));
        person.wishedNanos = nowNanos;
        room.wish(number, person.wish, nowNanos);
    }

    private List<RehearsedSeat> seats(RehearsedRoom room) {
        return people.keySet().stream().map(room::seat).toList();
    }

    /** Words of half a second with short pauses between, turns of one to eight seconds. */
    private void speak(RehearsedRoom room, int number, Person person, Run run, RandomGenerator chance) {
        long nowNanos = run.clock().nowNanos();
        if (nowNanos >= person.changesNanos) {
            person.speaks = !person.speaks && chance.nextInt(3) == 0;
            person.changesNanos = nowNanos + chance.nextLong(1, 8) * SECOND_NANOS;
        }
        boolean word = person.speaks && nowNanos % 600_000_000L < 500_000_000L;
        person.publisher.level(word ? LOUD : SOFT);
        boolean heard = word && !room.seat(number).isMuted();
        if (heard && nowNanos - person.lastLoudNanos > SECOND_NANOS) {
            person.wordsEndNanos = nowNanos;
        }
        if (heard) {
            checkFirstSyllable(number, person, run);
            person.lastLoudNanos = nowNanos;
        }
    }

    /** Whoever found at most two others speaking, or just having spoken, is heard within 100 ms. */
    private void checkFirstSyllable(int number, Person person, Run run) {
        long nowNanos = run.clock().nowNanos();
        long sinceNanos = nowNanos - person.wordsEndNanos;
        if (sinceNanos < 90_000_000L || sinceNanos > 100_000_000L) {
            return;
        }
        for (Map.Entry<Integer, Person> listener : people.entrySet()) {
            long rivals = people.entrySet().stream()
                    .filter(other -> !other.getKey().equals(listener.getKey()) && other.getKey() != number)
                    .filter(other -> nowNanos - other.getValue().lastLoudNanos < 3 * SECOND_NANOS)
                    .count();
            if (listener.getKey() == number || rivals >= RehearsedSeat.AUDIO_SLOTS) {
                continue;
            }
            syllablesChecked++;
            if (nowNanos - listener.getValue().viewer.heardNanos(number) > 100_000_000L) {
                throw run.failure(listener.getKey() + " does not hear the first syllable of " + number);
            }
        }
    }

    private void checkMuted(RehearsedRoom room, Run run) {
        for (RehearsedSeat silent : seats(room)) {
            boolean heard = silent.isMuted()
                    && people.values().stream()
                            .anyMatch(other ->
                                    other.viewer.heardNanos(silent.person()) > person(silent.person()).mutedNanos);
            if (heard) {
                throw run.failure(silent.person() + " is muted and heard");
            }
        }
    }

    private long checkTiles(RehearsedRoom room, Run run) {
        long nowNanos = run.clock().nowNanos();
        long shown = 0;
        for (Map.Entry<Integer, Person> watching : people.entrySet()) {
            VideoSlots slots = room.seat(watching.getKey()).videoSlots();
            List<VideoSource> tiles = new ArrayList<>();
            for (int slot = 0; slot < slots.count(); slot++) {
                VideoSource source = slots.shown(slot);
                if (source != null) {
                    if (tiles.contains(source) || source.participant().bits() == watching.getKey()) {
                        throw run.failure(watching.getKey() + " sees somebody twice, or themselves: " + source);
                    }
                    if (!room.isHere(source.participant().bits())
                            || !room.seat(source.participant().bits()).isCameraOn()) {
                        throw run.failure(watching.getKey() + " sees somebody who is not there: " + source);
                    }
                    tiles.add(source);
                }
            }
            shown += tiles.size();
            long changedNanos = Math.max(watching.getValue().wishedNanos, camerasChangedNanos);
            if (nowNanos - changedNanos > KEY_FRAME_AND_SWITCH_NANOS) {
                wishesChecked++;
                checkWish(room, watching.getKey(), watching.getValue(), tiles, run);
            }
        }
        return shown;
    }

    private void checkWish(RehearsedRoom room, int number, Person person, List<VideoSource> tiles, Run run) {
        List<VideoSource> wished = new ArrayList<>(person.wish.pinned());
        wished.addAll(person.wish.page());
        wished.removeIf(source -> !room.isHere(source.participant().bits())
                || !room.seat(source.participant().bits()).isCameraOn());
        int most = Math.min(person.wish.most(), RehearsedSeat.VIDEO_SLOTS);
        if (tiles.size() > most) {
            throw run.failure(number + " sees more than they want: " + tiles);
        }
        if (!tiles.containsAll(wished.stream().limit(most).toList())) {
            throw run.failure(number + " wishes " + wished + " and sees " + tiles);
        }
    }
}
