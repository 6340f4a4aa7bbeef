package org.parlour.sfu.peers;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.parlour.sfu.slots.Speaker;
import org.parlour.sfu.slots.Speakers;
import org.parlour.sfu.slots.VideoEvent;
import org.parlour.sfu.slots.VideoSource;
import org.parlour.sfu.slots.VideoWish;

/** A room that puts the cores together as a session does, without sockets, DTLS and SRTP. */
public final class RehearsedRoom {
    /** The way to the people. */
    public interface Wire {
        void send(int person, byte[] datagram);
    }

    final Map<Integer, RehearsedSeat> seats = new LinkedHashMap<>();
    final Speakers speakers = new Speakers();
    private final Wire wire;
    private final RandomGenerator chance;
    private @Nullable Speaker dominant;

    public RehearsedRoom(Wire wire, RandomGenerator chance) {
        this.wire = wire;
        this.chance = chance;
    }

    public RehearsedSeat join(int person, long nowNanos) {
        RehearsedSeat seat = new RehearsedSeat(this, person, wire, chance, nowNanos);
        for (RehearsedSeat other : seats.values()) {
            if (other.isCameraOn()) {
                seat.tell(new VideoEvent.Appeared(other.camera()), nowNanos);
            }
        }
        seats.put(person, seat);
        cameraOn(person, true, nowNanos);
        seat.tell(new VideoEvent.Opened(), nowNanos);
        return seat;
    }

    public void leave(int person, long nowNanos) {
        RehearsedSeat seat = seat(person);
        cameraOn(person, false, nowNanos);
        seats.remove(person);
        speakers.left(seat.speaker());
        seats.values().forEach(other -> other.forget(seat.speaker()));
    }

    public void cameraOn(int person, boolean on, long nowNanos) {
        RehearsedSeat seat = seat(person);
        if (seat.cameraOn(on)) {
            VideoEvent event = on ? new VideoEvent.Appeared(seat.camera()) : new VideoEvent.Vanished(seat.camera());
            others(person, event, nowNanos);
        }
    }

    public void muted(int person, boolean muted) {
        seat(person).muted(muted);
        if (muted) {
            speakers.hushed(seat(person).speaker());
        }
    }

    public void wish(int person, VideoWish wish, long nowNanos) {
        seat(person).tell(new VideoEvent.Wished(wish), nowNanos);
    }

    public void received(int person, byte[] datagram, long nowNanos) {
        RehearsedSeat seat = seats.get(person);
        if (seat != null) {
            seat.received(datagram, nowNanos);
            watchTheTurn(nowNanos);
        }
    }

    private void watchTheTurn(long nowNanos) {
        Speaker now = speakers.dominant();
        if (now != null && now != dominant) {
            others(now.participant().bits(), new VideoEvent.TookTheTurn(now.participant()), nowNanos);
        }
        dominant = now;
    }

    private void others(int person, VideoEvent event, long nowNanos) {
        for (RehearsedSeat other : seats.values()) {
            if (other.person() != person) {
                other.tell(event, nowNanos);
            }
        }
    }

    public void onDeadline(long nowNanos) {
        seats.values().forEach(seat -> seat.onDeadline(nowNanos));
    }

    public long nextDeadlineNanos() {
        return seats.values().stream()
                .mapToLong(RehearsedSeat::nextDeadlineNanos)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    public boolean isHere(int person) {
        return seats.containsKey(person);
    }

    public RehearsedSeat seat(int person) {
        RehearsedSeat seat = seats.get(person);
        if (seat == null) {
            throw new IllegalArgumentException("nobody is " + person);
        }
        return seat;
    }

    void wantKeyFrame(VideoSource source) {
        RehearsedSeat seat = seats.get(source.participant().bits());
        if (seat != null) {
            seat.wantKeyFrame();
        }
    }
}
