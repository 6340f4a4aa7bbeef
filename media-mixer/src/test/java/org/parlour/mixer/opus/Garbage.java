package org.parlour.mixer.opus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** The program of a child process: native decoders that are fed garbage and replaced often. It says how it grew. */
public final class Garbage {
    private static final int PACKETS_A_DECODER = 100;

    private final RandomGenerator chance;
    private final OpusCodecs codecs = OpusCodecs.open();
    private final short[] into = new short[48 * 120];
    private long heard;

    private Garbage(long seed) {
        chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    public static void main(String[] arguments) throws IOException {
        int packets = Integer.parseInt(arguments[0]);
        Garbage garbage = new Garbage(Long.parseLong(arguments[1]));
        // The first tenth warms up: code is compiled, and malloc has its pools.
        garbage.feed(packets / 10);
        long before = residentKilobytes();
        garbage.feed(packets - packets / 10);
        say("native " + garbage.codecs.isNative());
        say("heard " + garbage.heard);
        say("open " + garbage.codecs.openNow());
        say("grown " + (residentKilobytes() - before));
    }

    private static void say(String line) throws IOException {
        System.out.write((line + "\n").getBytes(UTF_8));
        System.out.flush();
    }

    private void feed(int packets) {
        for (int fed = 0; fed < packets; fed += PACKETS_A_DECODER) {
            int rateHz = chance.nextBoolean() ? 16_000 : 48_000;
            try (OpusDecoder decoder = codecs.newDecoder(rateHz);
                    OpusEncoder encoder = codecs.newEncoder(OpusSettings.speech(rateHz))) {
                for (int i = 0; i < PACKETS_A_DECODER; i++) {
                    feed(decoder, i % 10 == 0 ? encoded(encoder, rateHz) : garbage());
                }
            }
        }
    }

    private void feed(OpusDecoder decoder, byte[] packet) {
        int samples = chance.nextInt(8) == 0
                ? decoder.repair(packet, 0, packet.length, decoder.sampleRateHz() / 50, into, 0)
                : decoder.decode(packet, 0, packet.length, into, 0);
        heard += Math.max(0, samples);
        if (chance.nextInt(16) == 0) {
            heard += Math.max(0, decoder.conceal(decoder.sampleRateHz() / 50, into, 0));
        }
    }

    // Noise, so loud that the encoder needs all of its room, and then with a wound.
    private byte[] encoded(OpusEncoder encoder, int rateHz) {
        short[] noise = new short[rateHz / 50];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (short) chance.nextInt();
        }
        byte[] packet = new byte[1 + chance.nextInt(400)];
        int length = Math.max(0, encoder.encode(noise, 0, noise.length, packet, 0, packet.length));
        byte[] exact = Arrays.copyOf(packet, length);
        if (length > 1) {
            exact[1 + chance.nextInt(length - 1)] ^= (byte) (1 << chance.nextInt(8));
        }
        return exact;
    }

    private byte[] garbage() {
        int length =
                switch (chance.nextInt(8)) {
                    case 0 -> chance.nextInt(3);
                    case 1 -> 1_400 + chance.nextInt(110);
                    default -> chance.nextInt(200);
                };
        byte[] packet = new byte[length];
        chance.nextBytes(packet);
        if (length > 0 && chance.nextInt(4) > 0) {
            // One frame: well-formed as a packet, so that its content is decoded, whatever it is.
            packet[0] &= (byte) 0xFC;
        }
        return packet;
    }

    private static long residentKilobytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
