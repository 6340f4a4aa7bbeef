package org.parlour.mixer.room;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.parlour.mixer.g711.Law;
import org.parlour.mixer.rig.RtpStream;

/** A speakerphone: says what it heard a while ago, 12 dB softer, in packets that come up to three at a time. */
final class Echoing {
    private static final int FRAME = 160;
    private static final int LATE_SAMPLES = 2_000;

    private final Phone phone;
    private final Random chance;
    private final Deque<byte[]> onTheirWay = new ArrayDeque<>();
    private int sequence = 1_000;
    private int said;

    Echoing(Phone phone, Random chance) {
        this.phone = phone;
        this.chance = chance;
    }

    void speak(long nowNanos) {
        short[] heard = phone.heard();
        short[] frame = new short[FRAME];
        for (int i = 0; i < FRAME; i++) {
            int at = said + i - LATE_SAMPLES;
            frame[i] = at < 0 || at >= heard.length ? 0 : (short) (heard[at] / 4);
        }
        said += FRAME;
        byte[] packet = new RtpStream(Law.A, frame)
                .startAt(sequence & 0xFFFF, sequence * FRAME, 99)
                .next(FRAME);
        sequence++;
        onTheirWay.add(packet);
        if (onTheirWay.size() > 2 || chance.nextInt(4) > 0) {
            while (!onTheirWay.isEmpty()) {
                phone.arrived(onTheirWay.remove(), nowNanos);
            }
        }
    }
}
