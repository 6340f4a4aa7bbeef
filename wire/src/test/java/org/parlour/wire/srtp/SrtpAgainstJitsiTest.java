package org.parlour.wire.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.random.RandomGenerator;
import org.jitsi.srtp.SrtcpCryptoContext;
import org.jitsi.srtp.SrtpContextFactory;
import org.jitsi.srtp.SrtpCryptoContext;
import org.jitsi.srtp.SrtpErrorStatus;
import org.jitsi.srtp.SrtpPolicy;
import org.jitsi.utils.ByteArrayBuffer;
import org.jitsi.utils.logging2.LoggerImpl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against an implementation that others wrote: the same bytes, and the same packets through a bad network. */
class SrtpAgainstJitsiTest {
    private static final long SEED = Long.getLong("parlour.seed", 20_261_122L);
    private static final int SSRC = 0xdecafbad;
    /** Three turns of the sequence number and a bit. */
    private static final int PACKETS = 210_000;

    private static final int CONTROL_PACKETS = 20_000;
    private static final int FIRST_SEQUENCE = 30_000;

    @ParameterizedTest
    @EnumSource
    void bothMakeTheSamePackets(SrtpProfile profile) throws GeneralSecurityException {
        RandomGenerator random = Packets.random(SEED);
        SrtpCryptoContext jitsi = jitsi(true, profile).deriveContext(SSRC, 0);
        SrtpSender ours = new SrtpSender(Packets.key(profile));
        for (int i = 0; i < 2_000; i++) {
            // Steps of up to 300, so that the sequence number turns several times.
            int sequence = FIRST_SEQUENCE + 150 * i + random.nextInt(150);
            byte[] plain = Packets.randomRtp(SSRC, sequence, random);
            Parcel theirs = new Parcel(plain);
            assertThat(jitsi.transformPacket(theirs)).isEqualTo(SrtpErrorStatus.OK);
            assertThat(Packets.protect(ours, plain))
                    .as("packet %d, seed %d", i, SEED)
                    .isEqualTo(theirs.bytes());
        }
    }

    @ParameterizedTest
    @EnumSource
    void bothMakeTheSameControlPackets(SrtpProfile profile) throws GeneralSecurityException {
        SrtcpCryptoContext jitsi = jitsi(true, profile).deriveControlContext(SSRC);
        SrtpSender ours = new SrtpSender(Packets.key(profile));
        for (int i = 0; i < 2_000; i++) {
            byte[] plain = Packets.rtcp(SSRC, 4 * (i % 300));
            Parcel theirs = new Parcel(plain);
            assertThat(jitsi.transformPacket(theirs)).isEqualTo(SrtpErrorStatus.OK);
            assertThat(Packets.protectRtcp(ours, plain)).as("packet %d", i).isEqualTo(theirs.bytes());
        }
    }

    @ParameterizedTest
    @EnumSource
    void jitsiOpensOursThroughABadNetwork(SrtpProfile profile) throws GeneralSecurityException {
        SrtpSender ours = new SrtpSender(Packets.key(profile));
        SrtpCryptoContext jitsi = jitsi(false, profile).deriveContext(SSRC, 0);
        new BadNetwork().carry(PACKETS, number -> Packets.protect(ours, packet(number)), (number, wire, isRepeated) -> {
            Parcel parcel = new Parcel(wire);
            SrtpErrorStatus verdict = jitsi.reverseTransformPacket(parcel, false);
            assertThat(verdict).isEqualTo(isRepeated ? SrtpErrorStatus.REPLAY_FAIL : SrtpErrorStatus.OK);
            assertThat(isRepeated || Arrays.equals(parcel.bytes(), packet(number)))
                    .isTrue();
        });
    }

    @ParameterizedTest
    @EnumSource
    void weOpenJitsisThroughABadNetwork(SrtpProfile profile) throws GeneralSecurityException {
        SrtpCryptoContext jitsi = jitsi(true, profile).deriveContext(SSRC, 0);
        SrtpReceiver ours = new SrtpReceiver(Packets.key(profile));
        BadNetwork network = new BadNetwork();
        network.carry(
                PACKETS,
                number -> {
                    Parcel parcel = new Parcel(packet(number));
                    assertThat(jitsi.transformPacket(parcel)).isEqualTo(SrtpErrorStatus.OK);
                    return parcel.bytes();
                },
                (number, wire, isRepeated) -> {
                    int length = ours.unprotect(wire, 0, wire.length);
                    assertThat(length).isEqualTo(isRepeated ? SrtpFault.REPLAYED.code() : packet(number).length);
                    assertThat(isRepeated || Arrays.equals(Arrays.copyOf(wire, length), packet(number)))
                            .isTrue();
                });
        assertThat(ours.rtp().highest(SSRC) >>> 16).isEqualTo((FIRST_SEQUENCE + PACKETS - 1) >>> 16);
        assertThat(ours.refused(SrtpFault.REPLAYED)).isEqualTo(network.repeated);
    }

    @ParameterizedTest
    @EnumSource
    void jitsiOpensOurControlPackets(SrtpProfile profile) throws GeneralSecurityException {
        SrtpSender ours = new SrtpSender(Packets.key(profile));
        SrtcpCryptoContext jitsi = jitsi(false, profile).deriveControlContext(SSRC);
        new BadNetwork()
                .carry(
                        CONTROL_PACKETS,
                        number -> Packets.protectRtcp(ours, control(number)),
                        (number, wire, isRepeated) -> {
                            Parcel parcel = new Parcel(wire);
                            assertThat(jitsi.reverseTransformPacket(parcel))
                                    .isEqualTo(isRepeated ? SrtpErrorStatus.REPLAY_FAIL : SrtpErrorStatus.OK);
                            assertThat(isRepeated || Arrays.equals(parcel.bytes(), control(number)))
                                    .isTrue();
                        });
    }

    @ParameterizedTest
    @EnumSource
    void weOpenJitsisControlPackets(SrtpProfile profile) throws GeneralSecurityException {
        SrtcpCryptoContext jitsi = jitsi(true, profile).deriveControlContext(SSRC);
        SrtpReceiver ours = new SrtpReceiver(Packets.key(profile));
        new BadNetwork()
                .carry(
                        CONTROL_PACKETS,
                        number -> {
                            Parcel parcel = new Parcel(control(number));
                            assertThat(jitsi.transformPacket(parcel)).isEqualTo(SrtpErrorStatus.OK);
                            return parcel.bytes();
                        },
                        (number, wire, isRepeated) -> {
                            int length = ours.unprotectRtcp(wire, 0, wire.length);
                            assertThat(length)
                                    .isEqualTo(isRepeated ? SrtpFault.REPLAYED.code() : control(number).length);
                            assertThat(isRepeated || Arrays.equals(Arrays.copyOf(wire, length), control(number)))
                                    .isTrue();
                        });
    }

    private static byte[] packet(int number) {
        return Packets.rtp(SSRC, FIRST_SEQUENCE + number, 20 + number % 50);
    }

    private static byte[] control(int number) {
        return Packets.rtcp(SSRC, number % 5 * 4);
    }

    private static SrtpContextFactory jitsi(boolean isSender, SrtpProfile profile) {
        SrtpMasterKey key = Packets.key(profile);
        return new SrtpContextFactory(
                isSender, key.key(), key.salt(), policy(profile), policy(profile), new LoggerImpl("jitsi-srtp"));
    }

    private static SrtpPolicy policy(SrtpProfile profile) {
        return switch (profile) {
            case AEAD_AES_128_GCM ->
                new SrtpPolicy(SrtpPolicy.AESGCM_ENCRYPTION, 16, SrtpPolicy.NULL_AUTHENTICATION, 0, 16, 12);
            case AES_CM_128_HMAC_SHA1_80 ->
                new SrtpPolicy(SrtpPolicy.AESCM_ENCRYPTION, 16, SrtpPolicy.HMACSHA1_AUTHENTICATION, 20, 10, 14);
        };
    }

    private interface Origin {
        byte[] packet(int number) throws GeneralSecurityException;
    }

    private interface Destination {
        void take(int number, byte[] wire, boolean isRepeated) throws GeneralSecurityException;
    }

    private static final class Flight {
        private final int number;
        private final byte[] wire;
        private final int dueStep;
        private final boolean isRepeated;

        Flight(int number, byte[] wire, int dueStep, boolean isRepeated) {
            this.number = number;
            this.wire = wire;
            this.dueStep = dueStep;
            this.isRepeated = isRepeated;
        }
    }

    /** Loses, repeats and reorders; late by 30 packets at most, as Jitsi's replay window holds 64. */
    private static final class BadNetwork {
        private static final int LATEST_PACKETS = 30;

        // Of two that are due together the original comes first, so that the other is the repetition.
        private static final Comparator<Flight> BY_ARRIVAL =
                Comparator.comparingInt((Flight flight) -> flight.dueStep).thenComparing(flight -> flight.isRepeated);

        private final RandomGenerator random = Packets.random(SEED);
        private final Queue<Flight> flying = new PriorityQueue<>(BY_ARRIVAL);
        private long repeated;

        void carry(int packets, Origin origin, Destination destination) throws GeneralSecurityException {
            for (int step = 0; step < packets + 2 * LATEST_PACKETS; step++) {
                if (step < packets) {
                    launch(step, origin.packet(step));
                }
                deliver(step, destination);
            }
            assertThat(repeated).as("seed %d", SEED).isPositive();
        }

        private void launch(int step, byte[] wire) {
            if (random.nextInt(100) < 5) {
                return;
            }
            int dueStep = step + (random.nextInt(10) < 3 ? random.nextInt(LATEST_PACKETS / 2) : 0);
            flying.add(new Flight(step, wire, dueStep, false));
            if (random.nextInt(100) < 3) {
                repeated++;
                flying.add(new Flight(step, wire.clone(), dueStep + random.nextInt(LATEST_PACKETS / 2), true));
            }
        }

        private void deliver(int step, Destination destination) throws GeneralSecurityException {
            Flight next = flying.peek();
            while (next != null && next.dueStep <= step) {
                flying.remove();
                try {
                    destination.take(next.number, next.wire, next.isRepeated);
                } catch (AssertionError failed) {
                    throw new AssertionError("packet " + next.number + ", seed " + SEED, failed);
                }
                next = flying.peek();
            }
        }
    }

    /** A packet as Jitsi wants to be handed it. */
    private static final class Parcel implements ByteArrayBuffer {
        private byte[] buffer;
        private int offset;
        private int length;

        Parcel(byte[] packet) {
            buffer = Arrays.copyOf(packet, packet.length + Packets.ROOM_BYTES);
            length = packet.length;
        }

        byte[] bytes() {
            return Arrays.copyOfRange(buffer, offset, offset + length);
        }

        @Override
        public byte[] getBuffer() {
            return buffer;
        }

        @Override
        public int getOffset() {
            return offset;
        }

        @Override
        public int getLength() {
            return length;
        }

        @Override
        public void setLength(int newLength) {
            length = newLength;
        }

        @Override
        public void setOffset(int newOffset) {
            offset = newOffset;
        }

        @Override
        public boolean isInvalid() {
            return false;
        }

        @Override
        public void readRegionToBuff(int from, int count, byte[] target) {
            System.arraycopy(buffer, offset + from, target, 0, count);
        }

        @Override
        public void grow(int more) {
            buffer = Arrays.copyOf(buffer, buffer.length + more);
        }

        @Override
        public void append(byte[] data, int count) {
            System.arraycopy(data, 0, buffer, offset + length, count);
            length += count;
        }

        @Override
        public void shrink(int less) {
            length -= less;
        }
    }
}
