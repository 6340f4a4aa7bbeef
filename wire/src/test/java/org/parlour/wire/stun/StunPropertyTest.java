package org.parlour.wire.stun;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StunPropertyTest {
    private static final long SEED = Long.getLong("parlour.seed", 8489);

    private final StunWriter writer = new StunWriter();
    private final StunMessage message = new StunMessage();

    @Test
    void whatIsWrittenIsRead() {
        byte[] buffer = new byte[2_000];
        for (long seed = SEED; seed < SEED + 2_000; seed++) {
            Random random = new Random(seed);
            StunKey key = StunKey.shortTerm("password " + random.nextLong());
            StunClass kind = pick(random, StunClass.values());
            TransactionId transaction = TransactionId.random(random);
            int offset = random.nextInt(50);
            writer.begin(buffer, offset, kind, transaction);
            List<Runnable> facts = new ArrayList<>();
            for (int type : shuffledTypes(random)) {
                write(type, random, facts, "seed " + seed);
            }
            int length = writer.integrity(key).fingerprint().lengthBytes();

            assertThat(message.read(buffer, offset, length)).as("seed %d", seed).isEqualTo(StunFlaw.NONE);
            assertThat(message.messageClass()).isEqualTo(kind);
            assertThat(message.transactionId()).isEqualTo(transaction);
            facts.forEach(Runnable::run);
            assertThat(key.verifies(message)).as("seed %d", seed).isTrue();
        }
    }

    /** Some of the attributes, each at most once, in any order. */
    private static List<Integer> shuffledTypes(Random random) {
        List<Integer> types = new ArrayList<>(List.of(
                StunAttribute.USERNAME,
                StunAttribute.SOFTWARE,
                StunAttribute.PRIORITY,
                StunAttribute.USE_CANDIDATE,
                StunAttribute.ICE_CONTROLLING,
                StunAttribute.MAPPED_ADDRESS,
                StunAttribute.XOR_MAPPED_ADDRESS,
                StunAttribute.ERROR_CODE,
                StunAttribute.NETWORK_INFO));
        Collections.shuffle(types, random);
        return types.subList(0, random.nextInt(types.size() + 1));
    }

    private void write(int type, Random random, List<Runnable> facts, String seed) {
        switch (type) {
            case StunAttribute.PRIORITY -> {
                long priority = Integer.toUnsignedLong(random.nextInt());
                writer.priority(priority);
                facts.add(() -> assertThat(message.priority()).as(seed).isEqualTo(priority));
            }
            case StunAttribute.USE_CANDIDATE -> {
                writer.useCandidate();
                facts.add(() -> assertThat(message.useCandidate()).as(seed).isTrue());
            }
            case StunAttribute.ICE_CONTROLLING -> {
                long tieBreaker = random.nextLong();
                writer.role(type, tieBreaker);
                facts.add(() -> assertThat(message.tieBreaker(type)).as(seed).isEqualTo(tieBreaker));
            }
            case StunAttribute.MAPPED_ADDRESS -> {
                TransportAddress address = address(random);
                writer.mappedAddress(address);
                facts.add(() -> assertThat(message.mappedAddress()).as(seed).isEqualTo(address));
            }
            case StunAttribute.XOR_MAPPED_ADDRESS -> {
                TransportAddress address = address(random);
                writer.xorMappedAddress(address);
                facts.add(() -> assertThat(message.xorMappedAddress()).as(seed).isEqualTo(address));
            }
            case StunAttribute.ERROR_CODE -> {
                StunError error = pick(random, StunError.values());
                writer.error(error);
                facts.add(() -> assertThat(message.errorCode()).as(seed).isEqualTo(error.code()));
            }
            default -> {
                String text = "x".repeat(random.nextInt(100));
                writer.text(type, text);
                facts.add(() -> assertThat(message.text(type)).as(seed).isEqualTo(text));
            }
        }
    }

    private static <T> T pick(Random random, T[] among) {
        return among[random.nextInt(among.length)];
    }

    private static TransportAddress address(Random random) {
        int port = random.nextInt(65_536);
        return random.nextBoolean()
                ? TransportAddress.ipv4(random.nextInt(), port)
                : TransportAddress.ipv6(random.nextLong(), random.nextLong(), port);
    }

    @Test
    void oneFlippedBitIsAlwaysSeen() {
        StunKey key = StunKey.shortTerm(Rfc5769.PASSWORD);
        for (byte[] golden : List.of(Rfc5769.REQUEST, Rfc5769.IPV4_RESPONSE, Rfc5769.IPV6_RESPONSE)) {
            assertThat(accepted(golden, key)).isTrue();
            for (int bit = 0; bit < golden.length * 8; bit++) {
                byte[] flipped = Arrays.copyOf(golden, golden.length);
                flipped[bit / 8] ^= (byte) (1 << bit % 8);
                assertThat(accepted(flipped, key)).as("bit %d", bit).isFalse();
            }
        }
    }

    /** Without a fingerprint the signature alone must see it; what lies behind the signature it cannot. */
    @Test
    void oneFlippedBitBreaksTheSignatureToo() {
        StunKey key = StunKey.longTerm(Rfc5769.LONG_TERM_USERNAME, Rfc5769.LONG_TERM_REALM, Rfc5769.LONG_TERM_PASSWORD);
        byte[] golden = Rfc5769.LONG_TERM_REQUEST;
        for (int bit = 0; bit < golden.length * 8; bit++) {
            byte[] flipped = Arrays.copyOf(golden, golden.length);
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            boolean read = message.read(flipped, 0, flipped.length) == StunFlaw.NONE;
            assertThat(read && key.verifies(message)).as("bit %d", bit).isFalse();
        }
    }

    private boolean accepted(byte[] datagram, StunKey key) {
        return message.read(datagram, 0, datagram.length) == StunFlaw.NONE
                && message.has(StunAttribute.FINGERPRINT)
                && key.verifies(message);
    }
}
