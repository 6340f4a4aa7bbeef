package org.parlour.walls;

import java.util.regex.Pattern;

/**
 * What a driver may do and a core may not (DESIGN: cores are sans-I/O). The lists are bans in the
 * notation of {@link Bans}.
 */
public enum Freedom {
    CLOCK(
            "a core that reads a clock cannot be played at another speed",
            "take `long nowNanos` as a parameter",
            "java.lang.System#nanoTime",
            "java.lang.System#currentTimeMillis",
            "java.time.*#now",
            "java.time.chrono.*#now",
            "java.time.Clock",
            "java.time.InstantSource",
            "java.util.Date#<init>()",
            "java.util.Calendar"),
    THREADS(
            "one thread owns a core, so it needs no lock and starts nothing",
            "return an effect and let the driver do it",
            "java.lang.Thread",
            "java.lang.ThreadLocal",
            "java.lang.InheritableThreadLocal",
            "java.lang.Object#wait",
            "java.lang.Object#notify*",
            "java.util.Timer",
            "java.util.TimerTask",
            "java.util.concurrent..",
            "java.util.Collection#parallelStream",
            "java.util.Collections#synchronized*",
            Bans.SYNCHRONIZED),
    CHANCE(
            "a core that throws its own dice cannot be replayed from a seed",
            "take a RandomGenerator as a parameter",
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.concurrent.ThreadLocalRandom",
            "java.security.SecureRandom",
            "java.util.random.RandomGenerator#of",
            "java.util.random.RandomGenerator#getDefault",
            "java.util.random.RandomGeneratorFactory",
            "java.lang.Math#random",
            "java.util.UUID#randomUUID",
            "java.util.Collections#shuffle(java.util.List)"),
    NETWORK(
            "a core that opens a socket or asks for a name can only be tested with one",
            "take and return bytes and addresses; parse an address with InetAddress.ofLiteral",
            "java.net.Socket",
            "java.net.ServerSocket",
            "java.net.DatagramSocket",
            "java.net.MulticastSocket",
            "java.net.DatagramPacket",
            "java.net.NetworkInterface",
            "java.net.URL",
            "java.net.URLConnection",
            "java.net.http..",
            "java.net.InetAddress#getByName",
            "java.net.InetAddress#getAllByName",
            "java.net.InetAddress#getLocalHost",
            "java.net.InetAddress#getHostName",
            "java.net.InetAddress#getCanonicalHostName",
            "java.net.InetAddress#isReachable",
            "java.net.InetSocketAddress#<init>(java.lang.String, int)",
            "java.net.InetSocketAddress#getHostName",
            "javax.net..",
            "java.nio.channels.."),
    FILES(
            "a core knows no machine: no file, no process, no setting of its own",
            "take what was read as a parameter",
            "java.io.Console",
            "java.io.File",
            "java.io.FileDescriptor",
            "java.io.FileInputStream",
            "java.io.FileOutputStream",
            "java.io.FileReader",
            "java.io.FileWriter",
            "java.io.RandomAccessFile",
            "java.nio.file..",
            "java.lang.Process",
            "java.lang.ProcessBuilder",
            "java.lang.ProcessHandle",
            "java.lang.Runtime",
            "java.lang.System#getenv",
            "java.lang.System#getProperty",
            "java.lang.System#setProperty",
            "java.lang.System#exit",
            "java.lang.Integer#getInteger",
            "java.lang.Long#getLong",
            "java.lang.Boolean#getBoolean"),
    LOGGER(
            "the effects of a core say what happened, and nothing is logged per packet",
            "return an effect and let the driver log it",
            "java.lang.System$Logger",
            "java.lang.System#getLogger",
            "java.util.logging..",
            "org.slf4j..",
            "org.apache.commons.logging.."),
    TERMINAL(
            "nobody reads a server's terminal",
            "return an effect, or throw",
            "java.lang.System#out",
            "java.lang.System#err",
            "java.lang.System#in");

    private final String why;
    private final String mend;
    private final Pattern bans;

    Freedom(String why, String mend, String... bans) {
        this.why = why;
        this.mend = mend;
        this.bans = Bans.of(bans);
    }

    public String why() {
        return why;
    }

    public String mend() {
        return mend;
    }

    public boolean covers(String thing) {
        return bans.matcher(thing).matches();
    }
}
