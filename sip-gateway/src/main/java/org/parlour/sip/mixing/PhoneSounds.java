package org.parlour.sip.mixing;

import java.net.InetAddress;
import java.util.random.RandomGenerator;
import org.parlour.mixer.opus.OpusCodecs;
import org.parlour.sfu.loop.MediaLoop;
import org.parlour.sfu.loop.MediaLoops;
import org.parlour.sip.media.LegOpening;
import org.parlour.sip.media.PhoneLeg;
import org.parlour.sip.media.PhonePorts;
import org.parlour.wire.call.RoomId;

/** Where phones get their sound from. */
public final class PhoneSounds {
    /** What became of {@link #open}. */
    public sealed interface Opening {
        record Opened(PhoneSound sound) implements Opening {}

        /** Every port of the range is taken. */
        record NoPort() implements Opening {}
    }

    private final MediaLoops loops;
    private final PhonePorts ports;
    private final RandomGenerator chance;
    private final OpusCodecs codecs;
    private final boolean cleans;
    private final boolean gatesHold;
    private final Punctuality punctuality = new Punctuality();
    private final SoundTally tally = new SoundTally();
    private final PhoneRooms rooms;

    /** @param chance drawn from on every loop, so safe for threads */
    public PhoneSounds(MediaFloor floor, PhonePorts ports, RandomGenerator chance) {
        this.loops = floor.loops().loops();
        this.ports = ports;
        this.chance = chance;
        this.codecs = floor.codecs();
        this.cleans = floor.cleans();
        this.gatesHold = floor.gatesHold();
        this.rooms = new PhoneRooms(floor, punctuality);
    }

    /** A port for a new call, on the loop that has the fewest. Waits for the kernel, so call it from a lane. */
    public Opening open(InetAddress address, SoundEars ears) {
        MediaLoop loop = loops.leastLoaded();
        return switch (PhoneLeg.open(loop, ports, address, ears, chance)) {
            case LegOpening.Opened(PhoneLeg leg) -> new Opening.Opened(new PhoneSound(leg, loop, ears, this));
            case LegOpening.NoPort _ -> new Opening.NoPort();
        };
    }

    PhoneRoom expect(RoomId room) {
        return rooms.expect(room);
    }

    void forget(PhoneRoom room) {
        rooms.forget(room);
    }

    OpusCodecs codecs() {
        return codecs;
    }

    boolean cleans() {
        return cleans;
    }

    boolean gatesHold() {
        return gatesHold;
    }

    SoundTally tally() {
        return tally;
    }

    Punctuality punctuality() {
        return punctuality;
    }

    public SoundCounters ended() {
        return tally.read();
    }

    public MixCounters counters() {
        return punctuality.counters(rooms.count());
    }
}
