package org.parlour.callers.load.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.parlour.callers.process.Removal;

/**
 * {@code ./measure phones}: what telephones cost, written to docs/measurements/phones.md with its pictures; with
 * {@code --only}, some rows on the terminal.
 */
public final class MeasurePhones {
    private MeasurePhones() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, GeneralSecurityException {
        List<Row> rows = new ArrayList<>();
        List<String> settings = new ArrayList<>();
        int seconds = 20;
        int windows = 3;
        int warmUpSeconds = 30;
        int holdSeconds = 0;
        for (int i = 1; i + 1 < arguments.length; i += 2) {
            String value = arguments[i + 1];
            switch (arguments[i]) {
                case "--only" -> rows.add(Row.parse(value));
                case "--seconds" -> seconds = Integer.parseInt(value);
                case "--windows" -> windows = Integer.parseInt(value);
                case "--warm" -> warmUpSeconds = Integer.parseInt(value);
                case "--hold" -> holdSeconds = Integer.parseInt(value);
                case "--set" -> settings.add("--" + value);
                default -> throw new IllegalArgumentException("unknown: " + arguments[i]);
            }
        }
        // Whoever ends it early leaves no program behind.
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> ProcessHandle.current().descendants().forEach(ProcessHandle::destroy)));
        Path folder = Files.createTempDirectory("phones");
        try {
            PhonesSitting sitting = new PhonesSitting(
                    folder,
                    seconds,
                    windows,
                    Duration.ofSeconds(warmUpSeconds),
                    Duration.ofSeconds(holdSeconds),
                    settings,
                    System.out::println);
            String load = load();
            Path page = Path.of(arguments[0]);
            int windowSeconds = seconds;
            if (rows.isEmpty()) {
                // After each row anew: whoever ends it early has the page so far.
                sitting.measure(
                        Row.ALL,
                        soFar -> write(
                                page,
                                new PhonesPage(soFar, "./measure phones", windowSeconds, load + " to " + load())));
                System.out.println("wrote " + page);
            } else {
                sitting.measure(rows, _ -> {});
            }
        } finally {
            Removal.of(folder);
        }
        // Handshakes leave threads of the library's own.
        System.exit(0);
    }

    static void write(Path file, PhonesPage page) throws IOException {
        Files.writeString(file, page.text());
        PhonesPictures pictures = new PhonesPictures(page.rows());
        Files.writeString(file.resolveSibling("phones-cpu.svg"), pictures.cpu());
        Files.writeString(file.resolveSibling("phones-late.svg"), pictures.lateness());
        Files.writeString(file.resolveSibling("phones-delay.svg"), pictures.delay());
    }

    static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
    }
}
