package org.parlour.callers.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What kinds of threads of a program have used, as Linux counts it for each (proc(5), schedstat).
 *
 * @param loopMillis of the media loops
 * @param compilerMillis of the virtual machine's compilers
 * @param collectorMillis of its garbage collector
 */
public record ThreadTimes(double loopMillis, double compilerMillis, double collectorMillis, double otherMillis) {
    public static ThreadTimes of(long processId) throws IOException {
        double loop = 0;
        double compiler = 0;
        double collector = 0;
        double other = 0;
        try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(processId), "task"))) {
            for (Path task : tasks.toList()) {
                String name = line(task.resolve("comm"));
                double millis = Double.parseDouble(
                                List.of(line(task.resolve("schedstat")).split(" ", -1))
                                        .getFirst())
                        / 1e6;
                if (name.startsWith("media-loop")) {
                    loop += millis;
                } else if (name.startsWith("C1 ") || name.startsWith("C2 ")) {
                    compiler += millis;
                } else if (name.startsWith("Z") || name.startsWith("XW") || name.startsWith("GC ")) {
                    collector += millis;
                } else {
                    other += millis;
                }
            }
        }
        return new ThreadTimes(loop, compiler, collector, other);
    }

    // A thread may end while it is looked at.
    private static String line(Path file) throws IOException {
        try {
            return Files.readString(file).strip();
        } catch (NoSuchFileException over) {
            return "0";
        }
    }

    public ThreadTimes since(ThreadTimes before) {
        return new ThreadTimes(
                loopMillis - before.loopMillis,
                compilerMillis - before.compilerMillis,
                collectorMillis - before.collectorMillis,
                otherMillis - before.otherMillis);
    }

    public ThreadTimes by(double divisor) {
        return new ThreadTimes(
                loopMillis / divisor, compilerMillis / divisor, collectorMillis / divisor, otherMillis / divisor);
    }
}
