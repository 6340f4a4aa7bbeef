package org.parlour.callers.oneroom.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.parlour.callers.oneroom.measure.RoomCost.Shape;
import org.parlour.callers.process.Removal;
import org.parlour.callers.program.TelephoneHouse;
import org.parlour.mixer.opus.OpusCodecs;

/** {@code ./measure one-room}: delays, entrances and costs of rooms with telephones and browsers, against one program. */
public final class MeasureOneRoom {
    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final Duration SPEECH = Duration.ofSeconds(12);
    private static final int ROUNDS = Integer.getInteger("parlour.measure.rounds", 10);
    private static final int TALKS = 3;
    private static final int JOINS = 8;
    private static final int WINDOWS = 3;
    private static final Duration WINDOW = Duration.ofSeconds(4);
    private static final List<Shape> SHAPES = List.of(
            new Shape(2, 0, 0),
            new Shape(2, 10, 1),
            new Shape(2, 50, 1),
            new Shape(2, 200, 1),
            new Shape(2, 10, 3),
            new Shape(2, 50, 3),
            new Shape(2, 200, 3),
            new Shape(0, 10, 1),
            new Shape(0, 50, 1),
            new Shape(0, 200, 1),
            new Shape(0, 10, 3),
            new Shape(0, 50, 3),
            new Shape(0, 200, 3));

    private MeasureOneRoom() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, GeneralSecurityException {
        Path folder = Files.createTempDirectory("one-room");
        String load = load();
        OpusCodecs codecs = OpusCodecs.open();
        try (TelephoneHouse house = house(folder);
                ChromiumFigures chromium = ChromiumFigures.open(new Rooms(house), folder)) {
            Rooms rooms = new Rooms(house);
            // The compiler has seen a crowd and a talk before anything is measured.
            say(RoomCost.measured(rooms, codecs, new Shape(2, 50, 3), 1, WARM_UP));
            TalkFigures talk = new TalkFigures(rooms, codecs);
            talk.round(WARM_UP);
            talk.forget();
            for (int i = 0; i < ROUNDS; i++) {
                talk.round(SPEECH);
                say(talk);
            }
            for (int i = 0; i < TALKS; i++) {
                chromium.talk();
                say(chromium);
            }
            chromium.join(JOINS);
            say(chromium);
            List<RoomCost> costs = new ArrayList<>();
            for (Shape shape : SHAPES) {
                RoomCost cost = RoomCost.measured(rooms, codecs, shape, WINDOWS, WINDOW);
                say(cost);
                costs.add(cost);
            }
            Files.writeString(
                    Path.of(arguments[0]),
                    new OneRoomPage(talk, chromium, costs, codecs.version(), load + " to " + load()).text());
        } finally {
            Removal.of(folder);
        }
        // Handshakes leave threads of the library's own.
        System.exit(0);
    }

    private static TelephoneHouse house(Path folder)
            throws IOException, InterruptedException, GeneralSecurityException {
        return TelephoneHouse.asShipped(
                folder.resolve("data"), "--parlour.media.addresses=127.0.0.1", "--parlour.media.loops=1");
    }

    private static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
    }

    private static void say(Object figures) {
        System.out.println(figures);
    }
}
