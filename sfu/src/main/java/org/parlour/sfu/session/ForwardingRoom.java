package org.parlour.sfu.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parlour.sfu.session.Publishing.Uplink;
import org.parlour.sfu.slots.Speaker;
import org.parlour.sfu.slots.Speakers;
import org.parlour.sfu.slots.VideoEvent;
import org.parlour.sfu.slots.VideoSource;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.rtp.RtpPacket;

/** The browsers of one room: what one publishes goes to the slots of the others. Belongs to one loop. */
public final class ForwardingRoom {
    /** How often the page is told who speaks, at the most. */
    private static final long SPEAKING_NANOS = 200_000_000L;

    private final Ground ground;
    private final List<Seat> seats = new ArrayList<>();
    private final Speakers speakers = new Speakers();
    private @Nullable Speaker dominant;
    private long speakingDueNanos = Long.MIN_VALUE;
    private long forwarded;

    public ForwardingRoom(Ground ground) {
        this.ground = ground;
    }

    public Seat join(ParticipantNumber participant, SeatEvents events) {
        Seat seat = new Seat(this, participant, events, ground);
        seats.add(seat);
        return seat;
    }

    void left(Seat seat) {
        seats.remove(seat);
        speakers.left(seat.voice());
        forget(seat.voice());
        forget(seat.screenSound());
    }

    /** Not to be heard any more, by anybody. */
    void forget(Speaker speaker) {
        speakers.left(speaker);
        for (Seat seat : seats) {
            seat.viewing().forget(speaker);
        }
    }

    void hushed(Speaker speaker) {
        speakers.hushed(speaker);
    }

    void hear(Seat from, Speaker speaker, Uplink uplink, RtpPacket packet, long nowNanos) {
        speakers.heard(speaker, uplink.track().levelMinusDbov(), uplink.track().isSilence(), nowNanos);
        // By index: an iterator for each packet would be garbage.
        for (int i = 0; i < seats.size(); i++) {
            Seat other = seats.get(i);
            if (other != from) {
                other.viewing().hear(speaker, uplink, packet, nowNanos);
            }
        }
        watchTheTurn(nowNanos);
    }

    private void watchTheTurn(long nowNanos) {
        Speaker now = speakers.dominant();
        if (now != dominant) {
            dominant = now;
            if (now != null) {
                Seat seat = seat(now.participant());
                if (seat != null) {
                    tellOthers(seat, new VideoEvent.TookTheTurn(now.participant()), nowNanos);
                }
            }
        }
    }

    void see(Seat from, VideoSource source, Uplink uplink, RtpPacket packet, long nowNanos) {
        for (int i = 0; i < seats.size(); i++) {
            Seat other = seats.get(i);
            if (other != from) {
                other.viewing().see(source, uplink, packet, nowNanos);
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

    void forwarded() {
        forwarded++;
    }

    /** Every few milliseconds: what is due is sent, who fell silent is given up. */
    public void tick(long nowNanos) {
        // Downward: a seat may be given up, but never by itself, so nobody vanishes under the index.
        for (int i = seats.size() - 1; i >= 0; i--) {
            seats.get(i).tick(nowNanos);
        }
        if (nowNanos >= speakingDueNanos) {
            speakingDueNanos = nowNanos + SPEAKING_NANOS;
            tellWhoSpeaks(nowNanos);
        }
    }

    private void tellWhoSpeaks(long nowNanos) {
        List<ParticipantNumber> now = List.of();
        for (int i = 0; i < seats.size(); i++) {
            Seat seat = seats.get(i);
            if (seat.voice().isSpeaking(nowNanos)) {
                now = now.isEmpty() ? new ArrayList<>() : now;
                now.add(seat.participant());
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
    }

    public boolean isEmpty() {
        return seats.isEmpty();
    }

    public int size() {
        return seats.size();
    }

    /** Packets written to slots since this was asked last. */
    public long takeForwarded() {
        long since = forwarded;
        forwarded = 0;
        return since;
    }

    @Override
    public String toString() {
        return "ForwardingRoom(" + seats.size() + " seats, dominant " + dominant + ")";
    }
}
