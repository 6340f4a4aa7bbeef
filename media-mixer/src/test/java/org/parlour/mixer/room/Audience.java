package org.parlour.mixer.room;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.parlour.mixer.opus.OpusCodecs;
import org.parlour.mixer.opus.OpusDecoder;
import org.parlour.mixer.opus.OpusPacket;
import org.parlour.mixer.room.PhoneVoice.Track;

/** The browsers that hear one phone: they keep what was sent, and what is heard of it at the times it was sent for. */
final class Audience implements Track, AutoCloseable {
    static final int RATE_HZ = 16_000;
    private static final int MOST_SAMPLES = RATE_HZ * 120;
    private static final int FRAME_SAMPLES = 320;
    private static final int STAMPS_A_SAMPLE = 3;
    private static final int LOSS_STAMPS = 5 * 960;

    final List<Integer> timestamps = new ArrayList<>();
    final List<Integer> lengths = new ArrayList<>();
    final List<Integer> levels = new ArrayList<>();
    final List<Long> times = new ArrayList<>();
    boolean wanted = true;
    int hushes;
    int silences;

    private final OpusDecoder decoder;
    private final OpusPacket view = new OpusPacket();
    private final short[] heard = new short[MOST_SAMPLES];

    Audience(OpusCodecs codecs) {
        decoder = codecs.newDecoder(RATE_HZ);
    }

    @Override
    public boolean isWanted() {
        return wanted;
    }

    @Override
    public void send(byte[] opus, int offset, int lengthBytes, int timestamp, int levelMinusDbov, long nowNanos) {
        if (!timestamps.isEmpty()) {
            int stamps = timestamp - timestamps.getLast();
            if (stamps < 960) {
                throw new AssertionError("time ran backward by " + stamps);
            }
            if (stamps > LOSS_STAMPS) {
                decoder.reset();
            }
        }
        timestamps.add(timestamp);
        lengths.add(lengthBytes);
        levels.add(levelMinusDbov);
        times.add(nowNanos);
        if (view.wrap(opus, offset, lengthBytes) != null) {
            throw new AssertionError("malformed");
        }
        silences += view.isSilence() ? 1 : 0;
        int at = (timestamp - timestamps.getFirst()) / STAMPS_A_SAMPLE;
        if (at + FRAME_SAMPLES <= MOST_SAMPLES
                && decoder.decode(opus, offset, lengthBytes, heard, at) != FRAME_SAMPLES) {
            throw new AssertionError("a packet of another length");
        }
    }

    @Override
    public void hushed() {
        hushes++;
    }

    int packets() {
        return timestamps.size();
    }

    /** What they heard between two moments after the first packet. */
    short[] heard(int fromMillis, int toMillis) {
        return Arrays.copyOfRange(heard, fromMillis * 16, toMillis * 16);
    }

    @Override
    public void close() {
        decoder.close();
    }
}
