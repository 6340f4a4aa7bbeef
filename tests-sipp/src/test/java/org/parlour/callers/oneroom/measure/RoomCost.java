package org.parlour.callers.oneroom.measure;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parlour.callers.browser.Meeting;
import org.parlour.callers.load.Crowd;
import org.parlour.callers.load.ProcessTimes;
import org.parlour.callers.load.Spread;
import org.parlour.callers.phone.Marker;
import org.parlour.mixer.opus.OpusCodecs;

/**
 * What one room costs.
 *
 * @param programMillis CPU of the whole program, a second; one for each window
 * @param loopMillis of its media loops
 * @param missingPercent of the packets that telephones should have heard
 * @param late of what telephones heard, against the earliest
 */
record RoomCost(Shape shape, Spread programMillis, Spread loopMillis, double missingPercent, Spread late) {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration SETTLING = Duration.ofSeconds(4);
    private static final long SEED = 20_261_121L;
    private static final int LAST_SECONDS = 5;

    /** How many browsers, all of which speak; how many telephones, and how many of those. */
    record Shape(int browsers, int phones, int speakers) {}

    static RoomCost measured(Rooms rooms, OpusCodecs codecs, Shape shape, int windows, Duration window)
            throws IOException, InterruptedException {
        Meeting meeting = rooms.meeting();
        List<Double> program = new ArrayList<>();
        List<Double> loops = new ArrayList<>();
        Crowd.@Nullable Figures figures = null;
        try (MadeUpBrowsers browsers = MadeUpBrowsers.enter(rooms.house().httpPort(), meeting, shape.browsers)) {
            browsers.say(OpusVoice.of(codecs, Marker.of(SEED)));
            if (shape.phones == 0) {
                MadeUpBrowsers.pass(SETTLING);
                windows(rooms, windows, () -> MadeUpBrowsers.pass(window), program, loops);
            } else {
                try (Crowd crowd =
                        new Crowd(rooms.house().sip(), new Crowd.Size(1, shape.phones, shape.speakers), SEED)) {
                    crowd.call(meeting.room().number());
                    crowd.type(List.of(meeting.room().pin()));
                    int people = shape.phones + shape.browsers;
                    if (!crowd.pump(PATIENCE, () -> people(rooms, meeting) == people)) {
                        throw new IllegalStateException(
                                "%d of %d are seated".formatted(people(rooms, meeting), people));
                    }
                    crowd.pump(SETTLING, () -> false);
                    windows(rooms, windows, () -> crowd.pump(window, () -> false), program, loops);
                    figures = crowd.measure(LAST_SECONDS, null);
                }
            }
        }
        rooms.close(meeting);
        return new RoomCost(
                shape,
                Spread.of(program.stream().mapToDouble(Double::doubleValue)),
                Spread.of(loops.stream().mapToDouble(Double::doubleValue)),
                figures == null ? Double.NaN : Math.max(0, figures.lostPercent()),
                figures == null ? Spread.of(new double[0]) : figures.lateness());
    }

    /** What passes a window's time. */
    @FunctionalInterface
    private interface Passing {
        void pass() throws IOException, InterruptedException;
    }

    private static void windows(Rooms rooms, int count, Passing passing, List<Double> program, List<Double> loops)
            throws IOException, InterruptedException {
        long processId = rooms.house().program().processId();
        for (int i = 0; i < count; i++) {
            long beginNanos = System.nanoTime();
            double programBefore = ProcessTimes.of(processId).cpuMillis();
            double loopsBefore = LoopTimes.of(processId).cpuMillis();
            passing.pass();
            double seconds = (System.nanoTime() - beginNanos) / 1e9;
            program.add((ProcessTimes.of(processId).cpuMillis() - programBefore) / seconds);
            loops.add((LoopTimes.of(processId).cpuMillis() - loopsBefore) / seconds);
        }
    }

    private static int people(Rooms rooms, Meeting meeting) throws IOException {
        try {
            return rooms.house().people(meeting.room());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    @Override
    public String toString() {
        return "%s: program %s, loops %s, missing %.2f %%, late %s"
                .formatted(shape, Words.ofFew(programMillis), Words.ofFew(loopMillis), missingPercent, Words.of(late));
    }
}
