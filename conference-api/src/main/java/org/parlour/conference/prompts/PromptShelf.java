package org.parlour.conference.prompts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.parlour.dialplan.speech.AsteriskSounds;
import org.parlour.dialplan.speech.Catalogue;
import org.parlour.dialplan.speech.Piece;
import org.parlour.dialplan.speech.WavClip;
import org.parlour.mixer.resample.Resampling;
import org.parlour.sip.seat.Shelf;
import org.parlour.wire.call.Reading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The clips of the program, replaced one by one by those of a sound folder. */
public final class PromptShelf implements Shelf, AutoCloseable {
    private static final int READERS = 2;

    private static final int HOUSE_RATE_HZ = 16_000;
    private static final String OWN = "/prompts/";

    /** One language at both speeds: eight minutes of speech, 16 MiB. */
    private static final int CACHED_SAMPLES = 8 * 60 * HOUSE_RATE_HZ;

    private static final short[] SILENCE = {};
    private static final Logger LOG = LoggerFactory.getLogger(PromptShelf.class);

    private final LongAdder loaded = new LongAdder();
    private final LongAdder missing = new LongAdder();
    private final LongAdder unusable = new LongAdder();
    private final ClipCache cache = new ClipCache(CACHED_SAMPLES);
    private final @Nullable Path folder;

    // The program's jar is read under a lock, and lanes are virtual threads: one that is parked with that lock in hand
    // needs a carrier, and lanes that load a class hold theirs until they have the lock (ADR-0003).
    private final ExecutorService readers = Executors.newFixedThreadPool(
            READERS, Thread.ofPlatform().daemon().name("prompts-", 0).factory());

    public PromptShelf(PromptSettings settings) {
        this.folder = settings.asteriskSounds() == null ? null : Path.of(settings.asteriskSounds());
    }

    /** Says once, at the start, what callers would not hear. */
    public void check() {
        for (String path : Catalogue.missing(path -> PromptShelf.class.getResource(OWN + path) != null)) {
            LOG.error("The prompt {} is missing: callers hear nothing in its place.", path);
        }
    }

    @Override
    public short[] samples(Piece.Clip clip) {
        synchronized (cache) {
            Optional<short[]> kept = cache.find(clip);
            if (kept.isPresent()) {
                return kept.get();
            }
        }
        // Two who ask at once both read it: that costs less than making one wait for the other's disk.
        short[] samples =
                CompletableFuture.supplyAsync(() -> load(clip), readers).join();
        synchronized (cache) {
            cache.keep(clip, samples);
        }
        return samples;
    }

    private short[] load(Piece.Clip clip) {
        loaded.increment();
        short[] replaced = replacement(clip);
        short[] samples = replaced == null ? own(clip) : replaced;
        if (samples.length == 0) {
            missing.increment();
        }
        return samples;
    }

    private short @Nullable [] replacement(Piece.Clip clip) {
        if (folder == null) {
            return null;
        }
        Path language = folder.resolve(clip.language().tag());
        Path file = AsteriskSounds.path(clip)
                .map(language::resolve)
                .filter(Files::isReadable)
                .orElse(null);
        if (file == null) {
            return null;
        }
        try {
            return atHouseRate(Files.readAllBytes(file), file.toString());
        } catch (IOException failed) {
            return refused(file.toString(), "it cannot be read");
        }
    }

    private short[] own(Piece.Clip clip) {
        try (InputStream file = PromptShelf.class.getResourceAsStream(OWN + clip.path())) {
            if (file == null) {
                return SILENCE;
            }
            short[] samples = atHouseRate(file.readAllBytes(), "prompt");
            return samples == null ? SILENCE : samples;
        } catch (IOException failed) {
            LOG.error("A prompt of the program cannot be read.", failed);
            return SILENCE;
        }
    }

    private short @Nullable [] atHouseRate(byte[] file, String name) {
        return switch (WavClip.parse(file)) {
            case Reading.Parsed<WavClip>(WavClip clip) ->
                Resampling.whole(clip.samples(), clip.sampleRateHz(), HOUSE_RATE_HZ);
            case Reading.Malformed<WavClip>(String reason) -> refused(name, reason);
        };
    }

    private short @Nullable [] refused(String name, String reason) {
        unusable.increment();
        // The names of digits, one after another, would be what somebody typed.
        if (!name.contains("/digits/")) {
            LOG.warn("The sound {} is not used: {}.", name, reason);
        }
        return null;
    }

    @Override
    public void close() {
        readers.shutdown();
    }

    public PromptCounters counters() {
        synchronized (cache) {
            return new PromptCounters(loaded.sum(), missing.sum(), unusable.sum(), cache.lengthSamples());
        }
    }
}
