package org.parlour.callers.telephone;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.callers.phone.Voice;
import org.parlour.callers.program.TelephoneHouse;

/**
 * No PIN and no caller's number, nor four digits of one in a row, stands in anything that the program prints, tells or
 * writes.
 *
 * <p>Four digits stand somewhere by chance: a port, the number of a process. So whole runs of digits are compared, and
 * only a place that shows something of two callers, one after the other, shows it because it was told.
 */
@Tag("peer")
class SecretsTest {
    private static final Pattern RUN_OF_DIGITS = Pattern.compile("(?<!\\d)\\d{4,20}(?!\\d)");

    @TempDir
    private Path folder;

    @Test
    void nothingThatIsPrintedToldOrWrittenShowsThem() throws Exception {
        Set<String> first = leaks("first");
        Set<String> second = leaks("second");
        first.retainAll(second);
        assertThat(first).as("places that show digits of a PIN or of a caller").isEmpty();
    }

    /** The places that show digits of one caller, who does everything that a caller can do. */
    private Set<String> leaks(String run) throws Exception {
        Path data = folder.resolve(run);
        List<String> secrets = new ArrayList<>();
        Map<String, String> places = new TreeMap<>();
        try (TelephoneHouse house = TelephoneHouse.open(data)) {
            TelephoneHouse.Room room = house.room();
            secrets.add(room.pin());
            try (Caller caller = new Caller(house, "UDP", Voice.USUAL, randomNumber(), 41);
                    Caller lost = new Caller(house, "TCP", Voice.USUAL, randomNumber(), 42)) {
                secrets.add(caller.number());
                secrets.add(lost.number());
                caller.calls(room.number());
                caller.types(room.pin().substring(0, 8) + (room.pin().endsWith("5") ? "6" : "5"));
                caller.waits(Duration.ofSeconds(7));
                caller.types(room.pin());
                house.untilSeated(room, 1);
                lost.enters(room);
                places.put("calls", house.ask("GET", "/api/calls", "", 200));
                places.put("room", house.ask("GET", "/api/rooms/" + room.room(), "", 200));
                places.put("rooms", house.ask("GET", "/api/rooms", "", 200));
                places.put("pins", house.ask("GET", "/api/rooms/" + room.room() + "/pins", "", 200));
                lost.phone().vanish();
                lost.peer().vanish();
                caller.hangsUp();
                places.put("meters", house.meters());
                places.put("threads and heap", diagnosed(house.program().processId()));
            }
            house.program().signal("INT");
            assertThat(house.program().awaitExitCode()).isZero();
            places.put("terminal and log", house.program().everythingPrinted());
        }
        files(data, places);
        return places.entrySet().stream()
                .filter(place -> shows(place.getValue(), secrets))
                .map(place -> place.getKey().replace(run, "data"))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static boolean shows(String text, List<String> secrets) {
        Matcher runs = RUN_OF_DIGITS.matcher(text);
        while (runs.find()) {
            String found = runs.group();
            if (secrets.stream().anyMatch(secret -> secret.contains(found) || found.contains(secret))) {
                return true;
            }
        }
        return false;
    }

    /** Every file as it lies there. The store writes integers and sealed PINs as octets, text as text. */
    private static void files(Path data, Map<String, String> places) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    places.put(data.relativize(file).toString(), new String(Files.readAllBytes(file), ISO_8859_1));
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        }
    }

    /** The names of threads: they are in every dump that somebody sends around. */
    private static String diagnosed(long processId) throws IOException {
        try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(processId), "task"))) {
            StringBuilder names = new StringBuilder();
            for (Path task : tasks.toList()) {
                names.append(Files.readString(task.resolve("comm")));
            }
            return names.toString();
        }
    }

    private static String randomNumber() {
        return CallingHouse.number() + CallingHouse.number().substring(5);
    }
}
