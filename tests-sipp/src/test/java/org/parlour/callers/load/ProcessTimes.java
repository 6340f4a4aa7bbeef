package org.parlour.callers.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a process has used, as Linux counts it (proc(5)). */
public record ProcessTimes(double cpuMillis, double residentMegabytes, int openFiles) {
    // Always 100 on Linux, whatever the kernel's own tick (sysconf(_SC_CLK_TCK)).
    private static final double MILLIS_A_TICK = 10;
    private static final double KILOBYTES_A_MEGABYTE = 1_024;

    public static ProcessTimes of(long processId) throws IOException {
        Path folder = Path.of("/proc", Long.toString(processId));
        String stat = Files.readString(folder.resolve("stat"));
        // The name in brackets may hold blanks; utime and stime are the 14th and 15th field.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        double cpuMillis = (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MILLIS_A_TICK;
        double resident = Files.readString(folder.resolve("status"))
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / KILOBYTES_A_MEGABYTE)
                .findFirst()
                .orElse(0);
        try (var files = Files.list(folder.resolve("fd"))) {
            return new ProcessTimes(cpuMillis, resident, (int) files.count());
        }
    }
}
