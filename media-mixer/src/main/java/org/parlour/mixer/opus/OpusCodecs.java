package org.parlour.mixer.opus;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The door: opened once by the program, and all loops make their encoders and decoders here. */
public final class OpusCodecs {
    // Loops open and close on threads of their own, and this room may have neither locks nor atomics.
    private static final VarHandle OPEN_NOW = openNowHandle();

    private final OpusLibrary library;
    private final @Nullable OpusFallback fallback;

    private volatile int openNow;

    private OpusCodecs(OpusLibrary library, @Nullable OpusFallback fallback) {
        this.library = library;
        this.fallback = fallback;
    }

    /** The machine's libopus, or, where that is not to be had, Opus in pure Java. */
    public static OpusCodecs open() {
        return open(Libopus.FILE);
    }

    /** The stand-in, also where the machine has libopus: for whoever compares the two. */
    public static OpusCodecs openPureJava() {
        return new OpusCodecs(new Concentus(), null);
    }

    static OpusCodecs open(String file) {
        return switch (Libopus.seek(file)) {
            case Libopus libopus -> new OpusCodecs(libopus, null);
            case OpusFallback why -> new OpusCodecs(new Concentus(), why);
        };
    }

    /** The library and its version, as it calls itself. */
    public String version() {
        return library.version();
    }

    public boolean isNative() {
        return library instanceof Libopus;
    }

    /** Why it is not the machine's library; to be said once by whoever opened this. */
    public Optional<OpusFallback> fallback() {
        return Optional.ofNullable(fallback);
    }

    public OpusEncoder newEncoder(OpusSettings settings) {
        OpusEncoder encoder = new OpusEncoder(this, library.encoding(settings), settings);
        OPEN_NOW.getAndAdd(this, 1);
        return encoder;
    }

    /** A decoder to 8, 12, 16, 24 or 48 kHz, whatever the packets were made from. */
    public OpusDecoder newDecoder(int sampleRateHz) {
        OpusBandwidth.ofRate(sampleRateHz);
        OpusDecoder decoder = new OpusDecoder(this, library.decoding(sampleRateHz), sampleRateHz);
        OPEN_NOW.getAndAdd(this, 1);
        return decoder;
    }

    /** Encoders and decoders that were made and not closed. What nobody closes is never freed. */
    public int openNow() {
        return openNow;
    }

    public OpusCounters counters() {
        return new OpusCounters(openNow);
    }

    void closedOne() {
        OPEN_NOW.getAndAdd(this, -1);
    }

    private static VarHandle openNowHandle() {
        try {
            return MethodHandles.lookup().findVarHandle(OpusCodecs.class, "openNow", int.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    @Override
    public String toString() {
        return version();
    }
}
