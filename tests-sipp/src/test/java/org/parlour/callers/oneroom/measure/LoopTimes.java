package org.parlour.callers.oneroom.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the media loops of a program have used, as Linux counts it for each thread (proc(5), schedstat). */
record LoopTimes(double cpuMillis) {
    private static final String NAME = "media-loop";

    static LoopTimes of(long processId) throws IOException {
        double millis = 0;
        try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(processId), "task"))) {
            for (Path task : tasks.toList()) {
                if (Files.readString(task.resolve("comm")).startsWith(NAME)) {
                    List<String> figures = List.of(
                            Files.readString(task.resolve("schedstat")).strip().split(" ", -1));
                    millis += Long.parseLong(figures.getFirst()) / 1e6;
                }
            }
        }
        return new LoopTimes(millis);
    }
}
