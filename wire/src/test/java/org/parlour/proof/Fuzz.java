package org.parlour.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;

/**
 * Storms of malformed input against one parser, bred from messages that are known to be good.
 *
 * <p>A parser answers garbage with a value. Whatever it throws, and whatever takes it longer than
 * ten seconds, is a defect: the input is written to {@code src/test/resources/crashes/<name>/} and
 * is played first in every later storm. Inputs are exactly as long as the message, so that a read
 * beyond the end is seen.
 */
public final class Fuzz {
    private static final Duration HANG = Duration.ofSeconds(10);
    private static final long SEED = Long.getLong("parlour.seed", 20_261_121L);

    private final String name;
    private final Path crashes;
    private final List<byte[]> goldens;
    private final Consumer<byte[]> door;
    private final AtomicLong steps = new AtomicLong();
    private volatile byte[] underTest = new byte[0];

    private Fuzz(String name, List<byte[]> goldens, Consumer<byte[]> door) {
        this.name = name;
        this.crashes = Path.of(System.getProperty("parlour.module.folder", "."), "src/test/resources/crashes", name);
        this.goldens = goldens;
        this.door = door;
    }

    /**
     * Plays kept crashes, then the goldens, then mutations of them (10,000; more in a long run).
     */
    public static void storm(String name, List<byte[]> goldens, Consumer<byte[]> door) {
        storm(name, goldens, Integer.getInteger("parlour.fuzz.mutations", 10_000), door);
    }

    public static void storm(String name, List<byte[]> goldens, int mutations, Consumer<byte[]> door) {
        if (goldens.isEmpty()) {
            throw new IllegalArgumentException("a storm needs goldens to breed from");
        }
        new Fuzz(name, goldens, door).run(mutations);
    }

    private void run(int mutations) {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread storm = Thread.ofPlatform().daemon().name("storm-" + name).start(() -> {
            try {
                play(mutations);
            } catch (Throwable thrown) {
                failure.set(thrown);
            }
        });
        watch(storm);
        Throwable thrown = failure.get();
        if (thrown != null) {
            throw new AssertionError(name + " threw on " + keep(underTest) + " (seed " + SEED + ")", thrown);
        }
    }

    private void watch(Thread storm) {
        try {
            long seen = -1;
            while (!storm.join(HANG)) {
                if (steps.get() == seen) {
                    throw new AssertionError(name + " hangs on " + keep(underTest) + " (seed " + SEED + ")");
                }
                seen = steps.get();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(name + " was interrupted", interrupted);
        }
    }

    private void play(int mutations) {
        keptCrashes().forEach(this::step);
        goldens.forEach(this::step);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        for (int i = 0; i < mutations; i++) {
            step(mutate(random));
        }
    }

    private void step(byte[] input) {
        underTest = input.clone();
        steps.incrementAndGet();
        door.accept(input);
    }

    private byte[] mutate(RandomGenerator random) {
        byte[] input = pick(random).clone();
        int wounds = 1 + random.nextInt(4);
        for (int i = 0; i < wounds; i++) {
            input = wound(input, random);
        }
        return input;
    }

    private byte[] wound(byte[] input, RandomGenerator random) {
        if (input.length == 0) {
            return new byte[] {(byte) random.nextInt()};
        }
        int at = random.nextInt(input.length);
        return switch (random.nextInt(8)) {
            case 0 -> with(input, at, (byte) (input[at] ^ (1 << random.nextInt(8))));
            case 1 -> with(input, at, (byte) random.nextInt());
            case 2 -> with(input, at, EDGES[random.nextInt(EDGES.length)]);
            case 3 -> Arrays.copyOf(input, at);
            case 4 -> cut(input, at, 1 + random.nextInt(Math.min(8, input.length - at)));
            case 5 -> splice(input, at, bytes(random, 1 + random.nextInt(8)));
            case 6 -> splice(input, at, Arrays.copyOfRange(input, at, at + random.nextInt(input.length - at + 1)));
            default -> crossed(input, at, pick(random), random);
        };
    }

    private static final byte[] EDGES = {0, 1, 3, 4, 0x7f, (byte) 0x80, (byte) 0xff, '\r', '\n', ' ', ':', '0'};

    private byte[] pick(RandomGenerator random) {
        return goldens.get(random.nextInt(goldens.size()));
    }

    private static byte[] with(byte[] input, int at, byte value) {
        byte[] out = input.clone();
        out[at] = value;
        return out;
    }

    private static byte[] bytes(RandomGenerator random, int count) {
        byte[] out = new byte[count];
        random.nextBytes(out);
        return out;
    }

    private static byte[] cut(byte[] input, int at, int count) {
        byte[] out = new byte[input.length - count];
        System.arraycopy(input, 0, out, 0, at);
        System.arraycopy(input, at + count, out, at, out.length - at);
        return out;
    }

    private static byte[] splice(byte[] input, int at, byte[] piece) {
        byte[] out = new byte[input.length + piece.length];
        System.arraycopy(input, 0, out, 0, at);
        System.arraycopy(piece, 0, out, at, piece.length);
        System.arraycopy(input, at, out, at + piece.length, input.length - at);
        return out;
    }

    private static byte[] crossed(byte[] head, int at, byte[] tail, RandomGenerator random) {
        int from = tail.length == 0 ? 0 : random.nextInt(tail.length);
        byte[] out = Arrays.copyOf(head, at + tail.length - from);
        System.arraycopy(tail, from, out, at, tail.length - from);
        return out;
    }

    private List<byte[]> keptCrashes() {
        if (!Files.isDirectory(crashes)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(crashes)) {
            return files.sorted().map(Fuzz::read).toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path keep(byte[] input) {
        Path file = crashes.resolve(Integer.toHexString(Arrays.hashCode(input)) + ".bin");
        try {
            Files.createDirectories(crashes);
            Files.write(file, input);
        } catch (IOException failed) {
            throw new UncheckedIOException(HexFormat.of().formatHex(input), failed);
        }
        return file;
    }
}
