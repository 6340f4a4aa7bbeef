package org.parlour.callers.load.measure;

import java.util.List;
import java.util.Locale;

/**
 * What another program takes for a call and a second; measured on a machine of the same kind, by the same method, before
 * this program existed.
 *
 * @param leastCpuMillis of those crowds the cheapest, and mostCpuMillis the dearest
 */
record OtherProgram(String title, String crowd, double leastCpuMillis, double mostCpuMillis) {
    static final List<OtherProgram> ALL = List.of(
            new OtherProgram("Asterisk 22.10.1 ConfBridge, G.711", "1 × 100 and 1 × 200", 2.0, 2.2),
            new OtherProgram("Janus 1.1.2 AudioBridge, G.711", "1 × 100 and 1 × 200", 1.8, 2.0),
            new OtherProgram("FreeSWITCH 1.10.12, G.711", "1 × 100 and 1 × 200", 4.0, 4.1),
            new OtherProgram("Janus 1.1.2 AudioBridge, Opus", "1 × 50 at 16 kHz, 1 × 100 at 48 kHz", 8.0, 9.9),
            new OtherProgram("FreeSWITCH 1.10.12, Opus", "1 × 50 and 1 × 100", 14.7, 15.1));

    String words() {
        return String.format(Locale.ROOT, "%.1f–%.1f", leastCpuMillis, mostCpuMillis);
    }
}
