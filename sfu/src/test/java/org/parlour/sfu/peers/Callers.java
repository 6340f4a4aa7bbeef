package org.parlour.sfu.peers;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.parlour.simulation.Run;

/** People who take part in a meeting by telephone: they call, speak, are muted, hang up, and hear nobody twice. */
final class Callers {
    private static final int FIRST = 21;
    private static final int SEATS = 4;
    private static final int STEPS_A_SECOND = 100;
    private static final int LOUD = 28;
    private static final int SILENCE = 127;

    private static final class Caller {
        private final Telephone telephone;
        private final Words words = new Words();
        private boolean muted;
        private long mutedNanos;

        private Caller(Telephone telephone) {
            this.telephone = telephone;
        }
    }

    private final Run run;
    private final RandomGenerator chance;
    private final SimulatedRoom room;
    private final VoiceWatch voices;
    private final Map<Integer, Caller> people = new LinkedHashMap<>();
    private final Map<Integer, Long> leftNanos = new LinkedHashMap<>();
    private int calls;

    Callers(Run run, SimulatedRoom room, VoiceWatch voices) {
        this.run = run;
        this.chance = run.chance("callers");
        this.room = room;
        this.voices = voices;
    }

    void live() {
        for (int number = FIRST; number < FIRST + SEATS; number++) {
            live(number, run.clock().nowNanos());
        }
    }

    private void live(int number, long nowNanos) {
        Caller caller = people.get(number);
        if (caller == null) {
            if (chance.nextInt(20 * STEPS_A_SECOND) == 0) {
                calls++;
                people.put(number, new Caller(room.telephones().call(number)));
                voices.phonesListen(true, nowNanos);
            }
        } else if (chance.nextInt(15 * STEPS_A_SECOND) == 0) {
            people.remove(number);
            room.telephones().hangUp(number);
            voices.left(number);
            voices.phonesListen(!people.isEmpty(), nowNanos);
            leftNanos.put(number, nowNanos);
        } else {
            speak(caller, nowNanos);
        }
    }

    private void speak(Caller caller, long nowNanos) {
        if (chance.nextInt(20 * STEPS_A_SECOND) == 0) {
            caller.muted = !caller.muted;
            caller.mutedNanos = nowNanos;
            caller.words.begin(nowNanos);
            caller.telephone.hush();
            voices.muted(caller.telephone.person(), caller.muted);
        }
        boolean word = caller.words.isWord(chance, nowNanos) && !caller.muted;
        caller.telephone.level(word ? LOUD : SILENCE);
        if (word) {
            caller.words.said(nowNanos);
        }
    }

    /** Nobody hears who is muted, and the telephones were told of every browser. */
    void check(Iterable<Browser> browsers, long wayNanos) {
        int sitting = 0;
        for (Browser browser : browsers) {
            sitting++;
            for (Caller caller : people.values()) {
                long heardNanos = browser.viewer().heardNanos(caller.telephone.person());
                if (caller.muted && heardNanos > caller.mutedNanos + wayNanos) {
                    throw run.failure(caller.telephone + " is muted and heard by " + browser);
                }
            }
        }
        if (!people.isEmpty() && room.telephones().browsers() != sitting) {
            throw run.failure("the telephones count " + room.telephones().browsers() + " browsers, not " + sitting);
        }
    }

    boolean isCaller(int number) {
        return number >= FIRST && number < FIRST + SEATS;
    }

    /** Whether a page may be told that they speak. */
    boolean mayBeSpeaking(int number, long nowNanos) {
        Caller caller = people.get(number);
        return nowNanos - leftNanos.getOrDefault(number, 0L) < 250_000_000L
                || (caller != null && !caller.words.isOver(nowNanos));
    }

    /** A page that has been told for long enough who speaks must know of these. */
    void checkToldTo(Browser told, long nowNanos) {
        for (Caller caller : people.values()) {
            boolean speaks = !caller.muted && caller.words.isNoticed(nowNanos);
            if (speaks && !told.speakers().contains(caller.telephone.number())) {
                throw run.failure(told + " is not told that " + caller.telephone + " speaks, but " + told.speakers());
            }
        }
    }

    /** How often anybody called. */
    int calls() {
        return calls;
    }
}
