package org.parlour.mixer.echo;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import java.util.stream.IntStream;

/** Prints how a call from each of twenty rooms went, as a page of Markdown has it, and what a tick of it costs. */
public final class EchoTable {
    private static final int TICK = 320;
    private static final int COST_VOICES = 16;

    private EchoTable() {}

    /** Of test code, for whoever measures; the arguments are the seeds, or none for all. */
    public static void main(String[] arguments) {
        System.out.print(rooms(
                arguments.length == 0
                        ? IntStream.rangeClosed(1, EchoRoom.ROOMS).toArray()
                        : IntStream.range(0, arguments.length)
                                .map(i -> Integer.parseInt(arguments[i]))
                                .toArray()));
        System.out.print(cost());
    }

    /** A row for each room; echo return loss enhancement over the seconds of a call. */
    static String rooms(int... seeds) {
        StringBuilder table = new StringBuilder("| seed | room, reverberation, distance | echo below | delay | clips at"
                + " | to 25 dB | 0–1 s | 1–2 s | 2–4 s | 4–9 s | both speak: caller softer | moved, to 25 dB | 2.5–9 s"
                + " after | delay found | filter alone |\n|" + "---|".repeat(15) + "\n");
        for (int seed : seeds) {
            EchoRoom room = new EchoRoom(seed);
            EchoMeter meter = room.meter();
            EchoStatistics statistics = meter.control().statistics();
            int moved = EchoRoom.MOVE_SECONDS;
            table.append(String.format(
                    Locale.ROOT,
                    "| %d | %s | %.1f dB | %.0f ms | %.2f | %.1f s | %.1f | %.1f | %.1f | %.1f | %.1f dB | %.1f s |"
                            + " %.1f | %d ms | %.1f |%n",
                    seed,
                    room.box(),
                    room.returnLossDecibels(),
                    room.delayMillis(),
                    room.clipping(),
                    meter.secondsTo(25, 0),
                    meter.enhancementDecibels(0, 1),
                    meter.enhancementDecibels(1, 2),
                    meter.enhancementDecibels(2, 4),
                    meter.enhancementDecibels(4, EchoRoom.TALK_SECONDS),
                    meter.attenuationDecibels(EchoRoom.TALK_SECONDS, moved),
                    meter.secondsTo(25, moved),
                    meter.enhancementDecibels(moved + 2.5, EchoRoom.SECONDS),
                    statistics.delayMillis(),
                    statistics.filterDecibels()));
        }
        return table.toString();
    }

    /** Microseconds of CPU for a tick of 20 ms, of many voices in turn, so that none finds its memory warm. */
    static String cost() {
        EchoRoom room = new EchoRoom(1);
        short[] uplink = room.line().uplink();
        short[] played = room.line().played();
        short[] silence = new short[played.length];
        short[] alone = Talkers.speech("ru", 5, 1, EchoRoom.TALK_SECONDS);
        return String.format(
                Locale.ROOT,
                "%nA tick of 20 ms, %d voices in turn: %.1f µs with an echo, %.1f µs searching where there is"
                        + " none, %.2f µs while nothing is played%n",
                COST_VOICES,
                microsATick(played, uplink),
                microsATick(played, alone),
                microsATick(silence, uplink));
    }

    private static double microsATick(short[] played, short[] uplink) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        EchoControl[] voices = new EchoControl[COST_VOICES];
        for (int i = 0; i < voices.length; i++) {
            voices[i] = new EchoControl(8_000);
        }
        short[] frame = new short[TICK];
        double best = Double.MAX_VALUE;
        for (int round = 0; round < 4; round++) {
            long from = threads.getCurrentThreadCpuTime();
            int ticks = 0;
            for (int at = 0; at + TICK <= EchoRoom.TALK_SECONDS * Talkers.RATE_HZ; at += TICK) {
                for (EchoControl voice : voices) {
                    System.arraycopy(uplink, at, frame, 0, TICK);
                    voice.played(played, at, TICK);
                    voice.clean(frame, 0, TICK);
                    ticks++;
                }
            }
            best = Math.min(best, (threads.getCurrentThreadCpuTime() - from) / 1_000.0 / ticks);
        }
        return best;
    }
}
