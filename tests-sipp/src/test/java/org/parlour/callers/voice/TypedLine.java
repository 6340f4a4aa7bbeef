package org.parlour.callers.voice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.parlour.mixer.digits.ToneEar;
import org.parlour.mixer.digits.ToneNews;
import org.parlour.mixer.digits.ToneVoice;
import org.parlour.mixer.g711.Law;
import org.parlour.mixer.jitter.OrderBuffer;
import org.parlour.mixer.rig.G722Stream;
import org.parlour.mixer.rig.RtpStream;
import org.parlour.sip.dialog.SipBody;
import org.parlour.sip.digits.Dialler;
import org.parlour.sip.digits.Keypad;
import org.parlour.sip.digits.Road;
import org.parlour.wire.dtmf.Key;
import org.parlour.wire.dtmf.SpokenKeys;
import org.parlour.wire.dtmf.TelephoneEvents;
import org.parlour.wire.rtcp.Octets;
import org.parlour.wire.sdp.Codec;

/**
 * A phone on a line that loses packets: its keys go by one road or several at once, and what is told of them is compared with
 * what was typed. Tones are sounded, coded, lost, concealed and heard; events are reported and lost packet by packet; INFOs
 * that are lost are repeated by timer E.
 */
final class TypedLine {
    private static final long MILLI = 1_000_000L;
    private static final int CALL_PRESSES = 100;
    private static final int PACKET_TICKS = 160;
    private static final int EVENTS_CLOCK_HZ = 8_000;
    private static final int LEAST_KEY_MILLIS = 180;
    // The same tone less than 120 ms after its release is the same press: loss may tear a release 30 ms late.
    private static final int LEAST_PAUSE_MILLIS = 160;

    /** What became of so many presses. */
    record Outcome(int lossPercent, int presses, int missed, int doubled, int callsAmiss) {}

    private record Arrival(long atNanos, Object what) {}

    private record Report(Octets payload, int timestamp, boolean marker) {}

    private final RandomGenerator chance;
    private final int lossPercent;
    private final List<Arrival> arrivals = new ArrayList<>();

    private TypedLine(long seed, int lossPercent) {
        this.chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        this.lossPercent = lossPercent;
    }

    /** Calls of a hundred presses each, with seeds 1, 2, 3 … */
    static Outcome typed(int presses, Set<Road> roads, Codec codec, int lossPercent) {
        int missed = 0;
        int doubled = 0;
        int amiss = 0;
        for (int seed = 1; seed <= presses / CALL_PRESSES; seed++) {
            StringBuilder typed = new StringBuilder();
            String told = new TypedLine(seed, lossPercent).call(typed, roads, codec);
            int common = commonLength(typed.toString(), told);
            missed += typed.length() - common;
            doubled += told.length() - common;
            amiss += typed.toString().equals(told) ? 0 : 1;
        }
        return new Outcome(lossPercent, presses, missed, doubled, amiss);
    }

    private boolean isLost() {
        return chance.nextInt(100) < lossPercent;
    }

    private String call(StringBuilder typed, Set<Road> roads, Codec codec) {
        int rateHz = codec == Codec.G722 ? 16_000 : 8_000;
        short[] sound = new short[rateHz * 70];
        long atMillis = 300;
        long lastInfoNanos = 0;
        for (int i = 0; i < CALL_PRESSES; i++) {
            boolean again = i > 0 && chance.nextInt(4) == 0;
            char face = again ? typed.charAt(i - 1) : "0123456789*#ABCD".charAt(chance.nextInt(16));
            int keyMillis = LEAST_KEY_MILLIS + chance.nextInt(100);
            int pauseMillis = LEAST_PAUSE_MILLIS + chance.nextInt(200);
            typed.append(face);
            ToneVoice voice = new ToneVoice(rateHz, new ToneVoice.Timing(keyMillis, pauseMillis, 8));
            voice.say(Key.of(face));
            voice.sound(sound, (int) atMillis * rateHz / 1_000, (keyMillis + pauseMillis) * rateHz / 1_000);
            if (roads.contains(Road.EVENTS)) {
                report(face, atMillis * MILLI, keyMillis);
            }
            if (roads.contains(Road.INFOS)) {
                lastInfoNanos = inform(face, (atMillis + keyMillis) * MILLI, lastInfoNanos);
            }
            atMillis += keyMillis + pauseMillis;
        }
        if (roads.contains(Road.TONES)) {
            sound(sound, codec, rateHz);
        }
        return told();
    }

    private void report(char face, long downNanos, int keyMillis) {
        SpokenKeys spoken = new SpokenKeys(new SpokenKeys.Timing(EVENTS_CLOCK_HZ, 20, keyMillis, 0, 10));
        spoken.say(Key.of(face), downNanos);
        byte[] payload = new byte[4];
        while (spoken.nextDeadlineNanos() != Long.MAX_VALUE) {
            long nowNanos = spoken.nextDeadlineNanos();
            int stamp = (int) (nowNanos * EVENTS_CLOCK_HZ / 1_000_000_000L);
            if (spoken.speak(payload, 0, stamp, nowNanos) > 0 && !isLost()) {
                arrivals.add(
                        new Arrival(nowNanos, new Report(Octets.of(payload), spoken.timestamp(), spoken.marker())));
            }
        }
    }

    private long inform(char face, long upNanos, long lastNanos) {
        long lateMillis = isLost() ? isLost() ? 1_500 : 500 : 0;
        long atNanos = Math.max(lastNanos + MILLI, upNanos + lateMillis * MILLI);
        arrivals.add(new Arrival(atNanos, Dialler.info(Key.of(face))));
        return atNanos;
    }

    private void sound(short[] samples, Codec codec, int rateHz) {
        RtpStream narrow = new RtpStream(Law.A, samples);
        G722Stream wide = new G722Stream(samples);
        OrderBuffer buffer = codec == Codec.G722 ? OrderBuffer.ofG722() : OrderBuffer.ofG711();
        ToneEar ear = new ToneEar(rateHz);
        short[] frame = new short[rateHz / 50];
        for (int i = 0; i < samples.length / frame.length; i++) {
            byte[] packet = codec == Codec.G722 ? wide.next(PACKET_TICKS) : narrow.next(PACKET_TICKS);
            // A packet leaves when its last sample is spoken.
            long nowNanos = 20L * (i + 1) * MILLI;
            if (!isLost()) {
                buffer.arrived(codec, RtpStream.view(packet), nowNanos);
            }
            while (buffer.take(frame, 0, nowNanos)) {
                for (ToneNews news : ear.hear(frame, 0, frame.length, buffer.isLost())) {
                    arrivals.add(new Arrival(nowNanos, news));
                }
            }
        }
    }

    private String told() {
        arrivals.sort(Comparator.comparingLong(Arrival::atNanos));
        Keypad keypad = new Keypad();
        TelephoneEvents events = new TelephoneEvents(EVENTS_CLOCK_HZ);
        StringBuilder told = new StringBuilder();
        for (Arrival arrival : arrivals) {
            long nowNanos = arrival.atNanos();
            events.onTime(nowNanos).forEach(news -> tell(told, keypad.on(news, nowNanos)));
            switch (arrival.what()) {
                case Report(Octets payload, int stamp, boolean marker) ->
                    events.on(payload.toArray(), 0, payload.lengthBytes(), stamp, marker, nowNanos)
                            .forEach(news -> tell(told, keypad.on(news, nowNanos)));
                case ToneNews tone -> tell(told, keypad.onTones(tone.news(), nowNanos));
                case SipBody info -> tell(told, keypad.on(info, nowNanos));
                default -> throw new IllegalStateException("nothing else arrives");
            }
        }
        return told.toString();
    }

    private static void tell(StringBuilder told, List<Key> keys) {
        keys.forEach(key -> told.append(key.face()));
    }

    /** The longest common subsequence: what is not in it was missed, or told though nobody typed it. */
    private static int commonLength(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[other.length() + 1];
            for (int j = 1; j <= other.length(); j++) {
                now[j] = one.charAt(i - 1) == other.charAt(j - 1) ? before[j - 1] + 1 : Math.max(before[j], now[j - 1]);
            }
            before = now;
        }
        return before[other.length()];
    }
}
