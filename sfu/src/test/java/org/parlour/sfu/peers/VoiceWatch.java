package org.parlour.sfu.peers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parlour.sfu.session.SharedSeat;
import org.parlour.simulation.Run;
import org.parlour.wire.octets.BigEndian;
import org.parlour.wire.rtp.AudioLevel;
import org.parlour.wire.rtp.RtpExtensions;
import org.parlour.wire.rtp.RtpOrRtcp;
import org.parlour.wire.rtp.RtpPacket;

/**
 * Stands in the room's door and sees, in headers that nobody encrypts, when a voice begins that had been silent, and
 * whether it leaves towards everybody at once. What a line loses afterwards is the line's.
 */
final class VoiceWatch implements SimulatedRoom.Tap {
    private static final long SOON_NANOS = 100_000_000L;
    private static final long SILENCE_NANOS = 1_000_000_000L;
    // Who spoke last may hold a slot for two seconds, and counts as speaking through a pause.
    private static final long RIVAL_NANOS = 3_000_000_000L;
    private static final long MOVE_NANOS = 1_000_000_000L;
    private static final long LONG_AGO = Long.MIN_VALUE / 2;
    private static final int LOUD = 60;
    private static final int CSRC_OFFSET = 12;
    // Nobody's number: all telephones listen as one.
    private static final int SHARED_SEAT = 0;

    /** A voice that has just begun. */
    private record Beginning(int speaker, long atNanos) {}

    private record Way(int speaker, int listener) {}

    private final int slots;
    private final RtpPacket view = new RtpPacket();
    private final Map<Integer, Long> loudNanos = new HashMap<>();
    private final Map<Integer, Long> sharedNanos = new HashMap<>();
    private final Map<Way, Long> sentNanos = new HashMap<>();
    private final Map<Integer, Long> servedNanos = new HashMap<>();
    private final Map<Integer, Long> movedNanos = new HashMap<>();
    private final List<Beginning> beginnings = new ArrayList<>();
    private final Set<Integer> here = new HashSet<>();
    private final Set<Integer> callers = new HashSet<>();
    private final Set<Integer> muted = new HashSet<>();
    private long firstSyllables;

    VoiceWatch(int slots) {
        this.slots = slots;
    }

    @Override
    public void arrived(int person, byte[] datagram, long nowNanos) {
        if (!isRtp(datagram) || view.wrapProtected(datagram, 0, datagram.length) != null) {
            return;
        }
        if (view.ssrc() == Names.screenSound(person)) {
            sharedNanos.put(person, nowNanos);
        } else if (view.ssrc() == Names.microphone(person)) {
            here.add(person);
            if (!muted.contains(person)) {
                int level = AudioLevel.levelMinusDbov(datagram, RtpExtensions.find(view, Agreements.LEVEL_ID));
                spoke(person, level, nowNanos);
            }
        }
    }

    private void spoke(int person, int level, long nowNanos) {
        if (level < LOUD) {
            boolean begins = nowNanos - loudNanos.getOrDefault(person, LONG_AGO) > SILENCE_NANOS
                    && nowNanos - movedNanos.getOrDefault(person, LONG_AGO) > MOVE_NANOS;
            if (begins) {
                beginnings.add(new Beginning(person, nowNanos));
            }
            loudNanos.put(person, nowNanos);
        }
    }

    @Override
    public void phoneSpoke(int person, int level, long nowNanos) {
        callers.add(person);
        spoke(person, level, nowNanos);
    }

    @Override
    public void phonesHear(int person, long nowNanos) {
        sentNanos.put(new Way(person, SHARED_SEAT), nowNanos);
    }

    /** Whether any telephone is there, to hear. */
    void phonesListen(boolean now, long nowNanos) {
        if (now && here.add(SHARED_SEAT)) {
            servedNanos.put(SHARED_SEAT, nowNanos);
        } else if (!now) {
            left(SHARED_SEAT);
        }
    }

    @Override
    public void sent(int person, byte[] datagram, long nowNanos) {
        if (isRtp(datagram) && (datagram[1] & 0x7F) == Agreements.SLOT_OPUS) {
            servedNanos.putIfAbsent(person, nowNanos);
            sentNanos.put(new Way(BigEndian.integer(datagram, CSRC_OFFSET), person), nowNanos);
        }
    }

    private static boolean isRtp(byte[] datagram) {
        return (datagram[0] & 0xC0) == 0x80 && !RtpOrRtcp.isRtcp(datagram, 0, datagram.length);
    }

    /** Its browser sends all the same. */
    void muted(int person, boolean now) {
        if (now) {
            muted.add(person);
        } else {
            muted.remove(person);
        }
        beginnings.removeIf(beginning -> beginning.speaker() == person);
    }

    /** Until its check is answered, what it says comes from an address that nobody knows. */
    void moved(int person, long nowNanos) {
        movedNanos.put(person, nowNanos);
        beginnings.removeIf(beginning -> beginning.speaker() == person);
    }

    void left(int person) {
        muted.remove(person);
        here.remove(person);
        callers.remove(person);
        servedNanos.remove(person);
        loudNanos.remove(person);
        sharedNanos.remove(person);
        beginnings.removeIf(beginning -> beginning.speaker() == person);
        sentNanos.keySet().removeIf(way -> way.speaker() == person || way.listener() == person);
    }

    /** Whoever found fewer rivals than there are slots has been heard by everybody within 100 ms. */
    void check(Run run) {
        long nowNanos = run.clock().nowNanos();
        for (Beginning beginning : List.copyOf(beginnings)) {
            if (nowNanos - beginning.atNanos() <= SOON_NANOS) {
                continue;
            }
            beginnings.remove(beginning);
            for (int listener : here) {
                long sinceNanos = servedNanos.getOrDefault(listener, Long.MAX_VALUE);
                boolean listens = hears(listener, beginning.speaker()) && sinceNanos < beginning.atNanos();
                if (listens && rivals(beginning, listener) < (listener == SHARED_SEAT ? SharedSeat.SLOTS : slots)) {
                    firstSyllables++;
                    long heardNanos = sentNanos.getOrDefault(new Way(beginning.speaker(), listener), LONG_AGO);
                    if (heardNanos < beginning.atNanos()) {
                        throw run.failure(listener + " does not hear the first syllable of " + beginning.speaker());
                    }
                }
            }
        }
    }

    private boolean hears(int listener, int speaker) {
        return listener == SHARED_SEAT ? !callers.contains(speaker) : listener != speaker;
    }

    private long rivals(Beginning beginning, int listener) {
        long voices = loudNanos.entrySet().stream()
                .filter(other -> other.getKey() != beginning.speaker() && hears(listener, other.getKey()))
                .filter(other -> beginning.atNanos() - other.getValue() < RIVAL_NANOS)
                .count();
        long screens = sharedNanos.entrySet().stream()
                .filter(other -> other.getKey() != listener)
                .filter(other -> beginning.atNanos() - other.getValue() < RIVAL_NANOS)
                .count();
        return voices + screens;
    }

    long firstSyllables() {
        return firstSyllables;
    }
}
