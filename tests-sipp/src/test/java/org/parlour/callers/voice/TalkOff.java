package org.parlour.callers.voice;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.parlour.mixer.digits.ToneEar;
import org.parlour.mixer.digits.ToneStatistics;
import org.parlour.mixer.g711.Law;
import org.parlour.mixer.jitter.OrderBuffer;
import org.parlour.mixer.rig.G722Stream;
import org.parlour.mixer.rig.RtpStream;
import org.parlour.wire.sdp.Codec;

/** An ear on a line over which nobody presses anything: whatever it tells is false. */
final class TalkOff {
    static final int LOSS_PERCENT = 5;

    private static final long FRAME_NANOS = 20_000_000L;
    private static final int PACKET_TICKS = 160;
    private static final long SEED = 4733;

    private final String title;
    private final @Nullable Law law;
    private final int decibels;
    private final RandomGenerator losses =
            RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    private ToneStatistics sum = ToneStatistics.NONE;
    private long frames;

    private TalkOff(String title, @Nullable Law law, int decibels) {
        this.title = title;
        this.law = law;
        this.decibels = decibels;
    }

    static TalkOff overG711(Law law, int decibels) {
        return new TalkOff(law.codec().toString(), law, decibels);
    }

    static TalkOff overG722(int decibels) {
        return new TalkOff("G722", null, decibels);
    }

    void hear(Talk talk) {
        short[] speech = louder(talk);
        int packets = speech.length / talk.frameSamples();
        if (packets == 0) {
            return;
        }
        RtpStream narrow = law == null ? null : new RtpStream(law, speech);
        G722Stream wide = law == null ? new G722Stream(speech) : null;
        OrderBuffer buffer = law == null ? OrderBuffer.ofG722() : OrderBuffer.ofG711();
        Codec codec = law == null ? Codec.G722 : law.codec();
        ToneEar ear = new ToneEar(talk.rateHz());
        short[] frame = new short[talk.frameSamples()];
        for (int i = 0; i < packets; i++) {
            byte[] packet = wide != null ? wide.next(PACKET_TICKS) : narrow != null ? narrow.next(PACKET_TICKS) : null;
            if (packet != null && losses.nextInt(100) >= LOSS_PERCENT) {
                buffer.arrived(codec, RtpStream.view(packet), i * FRAME_NANOS);
            }
            while (buffer.take(frame, 0, i * FRAME_NANOS + FRAME_NANOS / 4)) {
                ear.hear(frame, 0, frame.length, buffer.isLost());
                ear.silence(frame, 0, frame.length);
                frames++;
            }
        }
        sum = sum.plus(ear.counters());
    }

    private short[] louder(Talk talk) {
        double gain = Math.pow(10, decibels / 20.0);
        short[] louder = new short[talk.samples().length];
        for (int i = 0; i < louder.length; i++) {
            louder[i] = (short) Math.clamp(Math.round(talk.samples()[i] * gain), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return louder;
    }

    String title() {
        return title;
    }

    int decibels() {
        return decibels;
    }

    double minutes() {
        return frames / 3_000.0;
    }

    ToneStatistics statistics() {
        return sum;
    }
}
