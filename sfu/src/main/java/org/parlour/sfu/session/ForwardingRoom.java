package org.parlour.sfu.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parlour.sfu.forward.UplinkTrack;
import org.parlour.sfu.slots.Speaker;
import org.parlour.sfu.slots.Speakers;
import org.parlour.sfu.slots.VideoEvent;
import org.parlour.sfu.slots.VideoSource;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.rtp.RtpPacket;

/**
 * One room: what a browser publishes goes to the slots of the others and of the telephones' shared seat, what a telephone
 * says to the slots of the browsers. Belongs to one loop.
 */
public final class ForwardingRoom {
    /** How often the page is told who speaks, at the most. */
    private static final long SPEAKING_NANOS = 200_000_000L;

    private static final long NEVER = Long.MAX_VALUE;
    private static final long LONG_AGO = Long.MIN_VALUE / 2;

    private final Ground ground;
    private final List<Seat> seats = new ArrayList<>();
    private final List<Listening> listeners = new ArrayList<>();
    // In the order in which they came.
    private final List<Speaker> voices = new ArrayList<>();
    private final Speakers speakers = new Speakers();
    private @Nullable PhonesSeat phones;
    private @Nullable Speaker dominant;
    private long speakingDueNanos = NEVER;
    private long toldNanos = LONG_AGO;
    private long dueNanos = NEVER;
    private long forwarded;
    // Of those who left, and of telephones.
    private long unusableBesides;
    private long unusableTaken;

    public ForwardingRoom(Ground ground) {
        this.ground = ground;
    }

    public Seat join(ParticipantNumber participant, SeatEvents events) {
        Seat seat = new Seat(this, participant, events, ground);
        seats.add(seat);
        listeners.add(seat.viewing());
        came(seat.voice());
        tellPhones();
        return seat;
    }

    /** The seat of all telephones; there is one at a time. */
    public SharedSeat share(SharedEars ears) {
        if (phones != null) {
            throw new IllegalStateException("the telephones of a room have one seat");
        }
        PhonesSeat fresh = new PhonesSeat(this, ground, ears);
        phones = fresh;
        listeners.add(fresh.listening());
        tellPhones();
        return fresh;
    }

    private void tellPhones() {
        if (phones != null) {
            phones.browsersAre(seats.size());
        }
    }

    void left(Seat seat) {
        seats.remove(seat);
        unusableBesides += seat.statistics().unusable();
        listeners.remove(seat.viewing());
        left(seat.voice());
        forget(seat.screenSound());
        tellPhones();
    }

    void left(PhonesSeat seat) {
        phones = null;
        listeners.remove(seat.listening());
    }

    void came(Speaker voice) {
        voices.add(voice);
    }

    void left(Speaker voice) {
        voices.remove(voice);
        forget(voice);
    }

    /** Not to be heard any more, by anybody. */
    void forget(Speaker speaker) {
        speakers.left(speaker);
        for (Listening listening : listeners) {
            listening.forget(speaker);
        }
    }

    void hushed(Speaker speaker) {
        speakers.hushed(speaker);
    }

    void hear(Speaker speaker, UplinkTrack from, RtpPacket packet, long nowNanos) {
        speakers.heard(speaker, from.levelMinusDbov(), from.isSilence(), nowNanos);
        // By index: an iterator for each packet would be garbage.
        for (int i = 0; i < listeners.size(); i++) {
            listeners.get(i).hear(speaker, from, packet, nowNanos);
        }
        watchTheTurn(nowNanos);
        if (speakingDueNanos == NEVER && speaker.isVoice() && speaker.isSpeaking(nowNanos)) {
            speakingDueNanos = toldNanos + SPEAKING_NANOS;
            dueAt(speakingDueNanos);
        }
    }

    private void watchTheTurn(long nowNanos) {
        Speaker now = speakers.dominant();
        if (now == dominant) {
            return;
        }
        dominant = now;
        if (now != null) {
            VideoEvent turn = new VideoEvent.TookTheTurn(now.participant());
            for (Seat seat : seats) {
                if (seat.voice() != now) {
                    seat.viewing().tell(turn, nowNanos);
                }
            }
        }
    }

    void see(Seat from, VideoSource source, UplinkTrack track, RtpPacket packet, long nowNanos) {
        for (int i = 0; i < seats.size(); i++) {
            Seat other = seats.get(i);
            if (other != from) {
                other.viewing().see(source, track, packet, nowNanos);
            }
        }
    }

    void tellOthers(Seat from, VideoEvent event, long nowNanos) {
        for (Seat other : seats) {
            if (other != from) {
                other.viewing().tell(event, nowNanos);
            }
        }
    }

    /** What somebody who begins to watch has to know: the pictures there are, and whose turn it is. */
    void describe(Seat to, long nowNanos) {
        // In the order of the seats: who came first is seen first by those who come last, too.
        for (Seat other : seats) {
            if (other != to) {
                other.shown().forEach(source -> to.viewing().tell(new VideoEvent.Appeared(source), nowNanos));
            }
        }
        Speaker turn = speakers.dominant();
        if (turn != null) {
            to.viewing().tell(new VideoEvent.TookTheTurn(turn.participant()), nowNanos);
        }
    }

    @Nullable
    Seat seat(ParticipantNumber participant) {
        for (Seat seat : seats) {
            if (seat.participant().equals(participant)) {
                return seat;
            }
        }
        return null;
    }

    /** Whether what is said now would reach any browser. */
    boolean isListenedTo() {
        for (int i = 0; i < seats.size(); i++) {
            if (seats.get(i).viewing().isOpen()) {
                return true;
            }
        }
        return false;
    }

    void forwarded() {
        forwarded++;
    }

    void dueAt(long deadlineNanos) {
        if (deadlineNanos < dueNanos) {
            dueNanos = deadlineNanos;
            ground.wakeAt(deadlineNanos);
        }
    }

    /** When {@link #tick} has something to do, or sooner; {@link Ground#wakeAt} tells when that is earlier than it was. */
    public long nextDeadlineNanos() {
        return dueNanos;
    }

    /** What is due is sent, who fell silent is given up. */
    public void tick(long nowNanos) {
        if (nowNanos < dueNanos) {
            return;
        }
        try {
            // Downward: a seat may be given up, but never by itself, so nobody vanishes under the index.
            for (int i = seats.size() - 1; i >= 0; i--) {
                seats.get(i).tick(nowNanos);
            }
            if (nowNanos >= speakingDueNanos) {
                tellWhoSpeaks(nowNanos);
            }
        } finally {
            dueNanos = speakingDueNanos;
            for (int i = 0; i < seats.size(); i++) {
                dueNanos = Math.min(dueNanos, seats.get(i).nextDeadlineNanos());
            }
        }
    }

    private void tellWhoSpeaks(long nowNanos) {
        toldNanos = nowNanos;
        List<ParticipantNumber> now = List.of();
        for (int i = 0; i < voices.size(); i++) {
            Speaker voice = voices.get(i);
            if (voice.isSpeaking(nowNanos)) {
                now = now.isEmpty() ? new ArrayList<>() : now;
                now.add(voice.participant());
            }
        }
        Speaker turn = speakers.dominant();
        if (now.size() > 1 && turn != null) {
            ParticipantNumber first = turn.participant();
            now.sort(Comparator.comparingLong(who -> who.equals(first) ? -1 : who.unsigned()));
        }
        // Each for itself: who has just come was told nothing yet.
        for (int i = 0; i < seats.size(); i++) {
            seats.get(i).speaking(now);
        }
        // Where nobody speaks, the first word says when there is something to tell again.
        speakingDueNanos = now.isEmpty() ? NEVER : nowNanos + SPEAKING_NANOS;
    }

    /** Neither a browser nor a telephone's seat is there. */
    public boolean isEmpty() {
        return seats.isEmpty() && phones == null;
    }

    /** Browsers. */
    public int size() {
        return seats.size();
    }

    /** Telephones that have a track. */
    public int phones() {
        return phones == null ? 0 : phones.size();
    }

    /** Packets written to slots since this was asked last. */
    public long takeForwarded() {
        long since = forwarded;
        forwarded = 0;
        return since;
    }

    /** A telephone's packet that was none. */
    void unfit() {
        unusableBesides++;
    }

    /** Packets that were sent and nobody could use, since this was asked last. */
    public long takeUnusable() {
        long all = unusableBesides;
        for (Seat seat : seats) {
            all += seat.statistics().unusable();
        }
        long since = all - unusableTaken;
        unusableTaken = all;
        return since;
    }

    @Override
    public String toString() {
        return "ForwardingRoom(" + seats.size() + " seats, " + phones() + " telephones, dominant " + dominant + ")";
    }
}
