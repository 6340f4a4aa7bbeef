package org.parlour.callers.load.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.parlour.callers.browser.Meeting;
import org.parlour.callers.load.Crowd;
import org.parlour.callers.oneroom.measure.MadeUpBrowsers;
import org.parlour.callers.oneroom.measure.OpusVoice;
import org.parlour.callers.oneroom.measure.Rooms;
import org.parlour.callers.phone.Marker;
import org.parlour.callers.program.TelephoneHouse;
import org.parlour.mixer.opus.OpusCodecs;

/**
 * Measures rows, one after the other. Rows of one codec and setting share a program, which is warmed by a crowd of 100.
 *
 * @param settings of the program, as it is started with
 * @param hold for how long the crowd talks on after it was measured
 */
record PhonesSitting(
        Path folder,
        int seconds,
        int windows,
        Duration warmUp,
        Duration hold,
        List<String> settings,
        Consumer<String> words) {
    private static final long SEED = Long.getLong("parlour.seed", 20_261_122L);
    // Those who came last hear the greeting to its end; tones tell the others that somebody came.
    private static final Duration SETTLING = Duration.ofSeconds(6);

    /** Who is told all rows so far, when one more has been measured. */
    @FunctionalInterface
    interface Listener {
        void measured(List<RowFigures> soFar) throws IOException;
    }

    List<RowFigures> measure(List<Row> rows, Listener listener)
            throws IOException, InterruptedException, GeneralSecurityException {
        List<RowFigures> all = new ArrayList<>();
        Deed<RowFigures> told = figures -> {
            words.accept(figures.toString());
            all.add(figures);
            listener.measured(List.copyOf(all));
        };
        for (int from = 0; from < rows.size(); ) {
            Row first = rows.get(from);
            int to = from;
            while (to < rows.size() && rows.get(to).sharesProgramWith(first)) {
                to++;
            }
            if (first.isSockets()) {
                for (Row row : rows.subList(from, to)) {
                    told.with(ofSockets(row));
                }
            } else {
                ofProgram(rows.subList(from, to), folder.resolve("data-" + from), told);
            }
            from = to;
        }
        return all;
    }

    private void ofProgram(List<Row> rows, Path data, Deed<RowFigures> told)
            throws IOException, InterruptedException, GeneralSecurityException {
        try (TelephoneHouse house = TelephoneHouse.asShipped(data, settingsFor(rows.getFirst()))) {
            long processId = house.program().processId();
            words.accept("%s: program %d, generator %d"
                    .formatted(
                            rows.getFirst(), processId, ProcessHandle.current().pid()));
            if (warmUp.isPositive()) {
                talk(new Rooms(house), rows.getFirst().of(10, 10), crowd -> crowd.pump(warmUp, () -> false));
            }
            for (Row row : rows) {
                List<Crowd.Figures> figures = new ArrayList<>();
                talk(new Rooms(house), row, crowd -> {
                    crowd.pump(SETTLING, () -> false);
                    figures.addAll(windows(row, crowd, processId));
                });
                told.with(new RowFigures(row, figures));
            }
        }
    }

    private RowFigures ofSockets(Row row) throws IOException, InterruptedException {
        try (BareSockets sockets = BareSockets.start(folder, row.size().people());
                Crowd crowd = new Crowd(sockets.addresses().getFirst(), row.size(), row.codec(), SEED)) {
            crowd.talkTo(sockets.addresses());
            crowd.pump(warmUp, () -> false);
            return new RowFigures(row, windows(row, crowd, sockets.processId()));
        }
    }

    private List<Crowd.Figures> windows(Row row, Crowd crowd, long processId) throws IOException, InterruptedException {
        words.accept("%s talks for %d times %d s: program %d".formatted(row, windows, seconds, processId));
        List<Crowd.Figures> figures = new ArrayList<>();
        for (int i = 0; i < windows; i++) {
            figures.add(crowd.measure(seconds, processId));
        }
        if (hold.isPositive()) {
            words.accept("%s talks on for %d s: program %d".formatted(row, hold.toSeconds(), processId));
            crowd.pump(hold, () -> false);
        }
        return figures;
    }

    private String[] settingsFor(Row row) {
        List<String> words = new ArrayList<>(settings);
        words.add("--parlour.media.clean=" + row.isClean());
        // Where made-up browsers meet it.
        words.add("--parlour.media.addresses=127.0.0.1");
        return words.toArray(String[]::new);
    }

    /** What is done with something while it is there. */
    @FunctionalInterface
    private interface Deed<T> {
        void with(T thing) throws IOException, InterruptedException;
    }

    private static void talk(Rooms rooms, Row row, Deed<Crowd> deed) throws IOException, InterruptedException {
        List<Meeting> meetings = new ArrayList<>();
        List<MadeUpBrowsers> browsers = new ArrayList<>();
        try {
            for (int i = 0; i < row.size().rooms(); i++) {
                meetings.add(rooms.meeting());
            }
            if (row.hasBrowsers()) {
                OpusVoice voice = OpusVoice.of(OpusCodecs.open(), Marker.of(SEED - 1));
                for (Meeting meeting : meetings) {
                    MadeUpBrowsers one = MadeUpBrowsers.enter(rooms.house().httpPort(), meeting, 1);
                    browsers.add(one);
                    one.say(voice);
                }
            }
            try (Crowd crowd = new Crowd(rooms.house().sip(), row.size(), row.codec(), SEED)) {
                crowd.sit(rooms.house(), meetings.stream().map(Meeting::room).toList());
                deed.with(crowd);
            }
        } finally {
            for (MadeUpBrowsers one : browsers) {
                one.close();
            }
        }
        for (Meeting meeting : meetings) {
            rooms.close(meeting);
        }
    }
}
