package org.parlour.sfu.peers;

import org.parlour.sfu.session.SharedSeat.PhoneTrack;
import org.parlour.wire.call.ParticipantNumber;

/** A telephone in a simulated room: what it says goes out every 20 ms, silence does not; its media clock runs on. */
public final class Telephone {
    private static final long PACKET_NANOS = 20_000_000L;
    private static final int PACKET_TICKS = 960;
    private static final int SILENCE = 127;

    private final int person;
    private final PhoneTrack track;
    private final SimulatedRoom house;
    private long packetNanos;
    private int timestamp = 77_000;
    private int level = SILENCE;
    private int spoken;
    private boolean speaks;

    Telephone(int person, PhoneTrack track, SimulatedRoom house) {
        this.person = person;
        this.track = track;
        this.house = house;
        this.packetNanos = house.nowNanos();
    }

    public ParticipantNumber number() {
        return new ParticipantNumber(person);
    }

    public int person() {
        return person;
    }

    public PhoneTrack track() {
        return track;
    }

    /** How loud it is from now on; 127 is silence. */
    public void level(int minusDbov) {
        level = minusDbov;
    }

    /** Muted: nothing more is sent. */
    public void hush() {
        level = SILENCE;
        speaks = false;
        track.hushed();
    }

    void onDeadline(long nowNanos) {
        while (packetNanos <= nowNanos) {
            packetNanos += PACKET_NANOS;
            timestamp += PACKET_TICKS;
            boolean silent = level == SILENCE;
            // The first packet of a pause says that it is one.
            if (!silent || speaks) {
                say(silent ? new byte[] {Publisher.VOICE, (byte) person} : said(), nowNanos);
            }
            speaks = !silent;
        }
    }

    private byte[] said() {
        spoken++;
        return new byte[] {Publisher.VOICE, (byte) person, (byte) level, (byte) (spoken >> 8), (byte) spoken};
    }

    private void say(byte[] opus, long nowNanos) {
        // Within a larger array, as an encoder's may be.
        byte[] around = new byte[opus.length + 7];
        System.arraycopy(opus, 0, around, 3, opus.length);
        house.tap().phoneSpoke(person, level, nowNanos);
        track.send(around, 3, opus.length, timestamp, level, nowNanos);
    }

    @Override
    public String toString() {
        return "Telephone(" + person + ")";
    }
}
