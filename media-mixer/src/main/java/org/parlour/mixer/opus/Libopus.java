package org.parlour.mixer.opus;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parlour.mixer.opus.OpusFallback.Cause;

/**
 * The machine's libopus. Every call into native code of this room is a method here; none of them measures anything.
 *
 * <p>No call is <i>critical</i>: an encoder at work for 100 µs would hold up a collector's safepoint for as long.
 */
final class Libopus implements OpusLibrary, Sought {
    static final String FILE = "libopus.so.0";

    // opus_defines.h
    static final int OK = 0;
    static final int BUFFER_TOO_SMALL = -2;
    static final int INVALID_PACKET = -4;

    private static final int APPLICATION_VOIP = 2_048;
    private static final int MONO = 1;

    // Before 1.3 the fixes of RFC 8251 are missing or switched off.
    private static final Pattern VERSION = Pattern.compile("libopus (\\d{1,3})\\.(\\d{1,3}).*");
    private static final int VERSION_MAJOR = 1;
    private static final int VERSION_MINOR = 3;

    private final String version;
    private final int encoderBytes;
    private final int decoderBytes;
    private final MethodHandle encoderInit;
    private final MethodHandle encode;
    private final MethodHandle encoderSet;
    private final MethodHandle encoderAsk;
    private final MethodHandle encoderDo;
    private final MethodHandle decoderInit;
    private final MethodHandle decode;
    private final MethodHandle decoderAsk;
    private final MethodHandle decoderDo;
    private final MethodHandle allocate;
    private final MethodHandle free;

    private Libopus(String version, Symbols symbols) {
        this.version = version;
        encoderBytes = bytes(symbols.function("opus_encoder_get_size", JAVA_INT, JAVA_INT));
        encoderInit = symbols.function("opus_encoder_init", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT);
        encode = symbols.function("opus_encode", JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT);
        encoderSet = symbols.control("opus_encoder_ctl", JAVA_INT);
        encoderAsk = symbols.control("opus_encoder_ctl", ADDRESS);
        encoderDo = symbols.control("opus_encoder_ctl");
        decoderBytes = bytes(symbols.function("opus_decoder_get_size", JAVA_INT, JAVA_INT));
        decoderInit = symbols.function("opus_decoder_init", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
        decode = symbols.function("opus_decode", JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
        decoderAsk = symbols.control("opus_decoder_ctl", ADDRESS);
        decoderDo = symbols.control("opus_decoder_ctl");
        allocate = symbols.libc("calloc", FunctionDescriptor.of(ADDRESS, JAVA_LONG, JAVA_LONG));
        free = symbols.libc("free", FunctionDescriptor.ofVoid(ADDRESS));
    }

    /** Looks for a library of that name where the machine keeps its libraries. */
    @SuppressWarnings("restricted")
    static Sought seek(String file) {
        try {
            // Never unloaded: whoever still holds a function of it would call into nothing.
            return read(new Symbols(Linker.nativeLinker(), SymbolLookup.libraryLookup(file, Arena.global())));
        } catch (IllegalCallerException | UnsupportedOperationException _) {
            return new OpusFallback(Cause.REFUSED, file);
        } catch (IllegalArgumentException _) {
            return new OpusFallback(Cause.ABSENT, file);
        } catch (NoSuchElementException _) {
            return new OpusFallback(Cause.INCOMPLETE, file);
        }
    }

    private static Sought read(Symbols symbols) {
        String version = text(symbols.function("opus_get_version_string", ADDRESS));
        return isRecent(version) ? new Libopus(version, symbols) : new OpusFallback(Cause.TOO_OLD, version);
    }

    static boolean isRecent(String version) {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            return false;
        }
        int major = Integer.parseInt(matcher.group(1));
        int minor = Integer.parseInt(matcher.group(2));
        return major > VERSION_MAJOR || (major == VERSION_MAJOR && minor >= VERSION_MINOR);
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public Encoding encoding(OpusSettings settings) {
        return new LibopusEncoding(this, settings);
    }

    @Override
    public Decoding decoding(int sampleRateHz) {
        return new LibopusDecoding(this, sampleRateHz);
    }

    /** The state of an encoder is one flat block, and a copy of it is an encoder too (opus.h). */
    int encoderBytes() {
        return encoderBytes;
    }

    int decoderBytes() {
        return decoderBytes;
    }

    void encoderInit(MemorySegment encoder, int sampleRateHz) {
        try {
            check((int) encoderInit.invokeExact(encoder, sampleRateHz, MONO, APPLICATION_VOIP));
        } catch (Throwable thrown) {
            throw bug(thrown);
        }
    }

    int encode(MemorySegment encoder, MemorySegment samples, int count, MemorySegment packet, int limitBytes) {
        try {
            return (int) encode.invokeExact(encoder, samples, count, packet, limitBytes);
        } catch (Throwable thrown) {
            throw bug(thrown);
        }
    }

    void encoderSet(MemorySegment encoder, int request, int value) {
        try {
            check((int) encoderSet.invokeExact(encoder, request, value));
        } catch (Throwable thrown) {
            throw bug(thrown);
        }
    }

    int encoderAsk(MemorySegment encoder, int request, MemorySegment answer) {
        try {
            check((int) encoderAsk.invokeExact(encoder, request, answer));
            return answer.get(JAVA_INT, 0);
        } catch (Throwable thrown) {
            throw bug(thrown);
        }
    }

    void encoderDo(MemorySegment encoder, int request) {
        try {
            check((int) encoderDo.invokeExact(encoder, request));
        } catch (Throwable thrown) {
            throw bug(thrown);
        }
    }

    void decoderInit(MemorySegment decoder, int sampleRateHz) {
        try {
            check((int) decoderInit.invokeExact(decoder, sampleRateHz, MONO));
        } catch (Throwable thrown) {
            throw bug(thrown);
        }
    }

    /** Without a packet it conceals; with {@code repair} it decodes what the packet says of its predecessor. */
    int decode(
            MemorySegment decoder, MemorySegment packet, int length, MemorySegment samples, int count, boolean repair) {
        try {
            return (int) decode.invokeExact(decoder, packet, length, samples, count, repair ? 1 : 0);
        } catch (Throwable thrown) {
            throw bug(thrown);
        }
    }

    int decoderAsk(MemorySegment decoder, int request, MemorySegment answer) {
        try {
            check((int) decoderAsk.invokeExact(decoder, request, answer));
            return answer.get(JAVA_INT, 0);
        } catch (Throwable thrown) {
            throw bug(thrown);
        }
    }

    void decoderDo(MemorySegment decoder, int request) {
        try {
            check((int) decoderDo.invokeExact(decoder, request));
        } catch (Throwable thrown) {
            throw bug(thrown);
        }
    }

    /**
     * Memory that stays until it is freed. Not an arena's: a confined one would tie a voice to the loop that it was
     * born on, and closing a shared one makes every thread of the program stop for a moment.
     */
    @SuppressWarnings("restricted")
    MemorySegment allocate(long bytes) {
        try {
            MemorySegment block = (MemorySegment) allocate.invokeExact(1L, bytes);
            if (block.address() == 0) {
                throw new OutOfMemoryError("no " + bytes + " bytes outside the heap");
            }
            return block.reinterpret(bytes);
        } catch (Throwable thrown) {
            throw bug(thrown);
        }
    }

    void free(MemorySegment block) {
        try {
            free.invokeExact(block);
        } catch (Throwable thrown) {
            throw bug(thrown);
        }
    }

    private static int bytes(MethodHandle size) {
        try {
            return (int) size.invokeExact(MONO);
        } catch (Throwable thrown) {
            throw bug(thrown);
        }
    }

    @SuppressWarnings("restricted")
    private static String text(MethodHandle function) {
        try {
            MemorySegment text = (MemorySegment) function.invokeExact();
            return text.reinterpret(Long.MAX_VALUE).getString(0);
        } catch (Throwable thrown) {
            throw bug(thrown);
        }
    }

    private static void check(int code) {
        if (code != OK) {
            throw new IllegalStateException("libopus refused with code " + code);
        }
    }

    private static RuntimeException bug(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException runtime ? runtime : new IllegalStateException(thrown);
    }

    private record Symbols(Linker linker, SymbolLookup library) {
        MethodHandle function(String name, MemoryLayout returned, MemoryLayout... parameters) {
            return link(library.findOrThrow(name), FunctionDescriptor.of(returned, parameters));
        }

        // Variadic from the third argument on: some processors are told so, or pass it elsewhere.
        MethodHandle control(String name, MemoryLayout... arguments) {
            FunctionDescriptor descriptor =
                    FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT).appendArgumentLayouts(arguments);
            return link(library.findOrThrow(name), descriptor, Linker.Option.firstVariadicArg(2));
        }

        MethodHandle libc(String name, FunctionDescriptor descriptor) {
            return link(linker.defaultLookup().findOrThrow(name), descriptor);
        }

        @SuppressWarnings("restricted")
        private MethodHandle link(MemorySegment symbol, FunctionDescriptor descriptor, Linker.Option... options) {
            return linker.downcallHandle(symbol, descriptor, options);
        }
    }
}
