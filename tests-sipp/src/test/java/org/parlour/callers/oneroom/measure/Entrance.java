package org.parlour.callers.oneroom.measure;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.parlour.callers.browser.Meeting;
import org.parlour.callers.phone.Departure;
import org.parlour.callers.phone.Heard;
import org.parlour.callers.phone.Law;
import org.parlour.callers.phone.Mouth;
import org.parlour.callers.program.TelephoneHouse;
import org.parlour.callers.telephone.Caller;

/**
 * How long after the PIN's last digit somebody on a telephone is in the room: heard by a browser, and hearing one. A tone
 * is hummed at both ends all the time.
 *
 * @param pressMillis from the first packet of the last digit to its last
 * @param heardMillis from the first packet of the last digit to the first packet of the telephone's at a browser
 * @param hearsMillis from the first packet of the last digit to the first packet at the telephone with the browser's tone
 */
record Entrance(double pressMillis, double heardMillis, double hearsMillis) {
    private static final Duration TO_BE_SURE = Duration.ofSeconds(4);
    private static final int PHONE_HZ = 440;
    private static final int BROWSER_HZ = 1_000;
    private static final int PEAK = 8_000;
    /** Far above what prompts have of that tone, far below the tone itself. */
    private static final double AUDIBLE = 400;

    /** Of how loud the tone is at last. */
    private static final double PART = 0.5;

    static Entrance measured(
            TelephoneHouse house, Meeting meeting, Caller caller, MadeUpBrowsers browsers, OpusVoice hum)
            throws IOException, InterruptedException {
        int before = house.people(meeting.room());
        browsers.say(hum);
        browsers.listenAnew();
        caller.calls(meeting.room().number());
        long typedNanos = System.nanoTime();
        caller.peer().speak(Mouth.hum(PHONE_HZ, PEAK));
        caller.types(meeting.room().pin());
        house.untilSeated(meeting.room(), before + 1);
        caller.waits(TO_BE_SURE);
        browsers.fallSilent();
        List<Departure> keys = caller.peer().departed(typedNanos).stream()
                .filter(departure ->
                        departure.payloadType() == caller.peer().voice().keysPayloadType())
                .toList();
        long pressedNanos = keys.stream()
                .filter(Departure::marker)
                .mapToLong(Departure::nanos)
                .max()
                .orElseThrow();
        double heard = browsers.arrivals().stream()
                .filter(arrival -> arrival.nanos() > pressedNanos)
                .mapToDouble(arrival -> (arrival.nanos() - pressedNanos) / 1e6)
                .findFirst()
                .orElse(Double.NaN);
        return new Entrance(
                (keys.getLast().nanos() - pressedNanos) / 1e6,
                heard,
                hearsMillis(caller.peer().heard().since(pressedNanos), pressedNanos));
    }

    private static double hearsMillis(Heard heard, long pressedNanos) {
        List<Heard.Packet> packets = heard.packets();
        double[] loudness = packets.stream().mapToDouble(Entrance::loudness).toArray();
        double steady = 0;
        for (int i = Math.max(0, loudness.length - 50); i < loudness.length; i++) {
            steady += loudness[i] / Math.min(50, loudness.length);
        }
        for (int i = 0; i < loudness.length; i++) {
            if (steady > AUDIBLE && loudness[i] > PART * steady) {
                return (packets.get(i).arrivedNanos() - pressedNanos) / 1e6;
            }
        }
        return Double.NaN;
    }

    /** How loud the browser's tone is in a packet (Goertzel). */
    private static double loudness(Heard.Packet packet) {
        short[] samples = Law.A.decode(packet.payload().toArray());
        double real = 0;
        double imaginary = 0;
        for (int i = 0; i < samples.length; i++) {
            double turn = 2 * Math.PI * BROWSER_HZ * i / 8_000;
            real += samples[i] * Math.cos(turn);
            imaginary += samples[i] * Math.sin(turn);
        }
        return 2 * Math.hypot(real, imaginary) / Math.max(1, samples.length);
    }
}
