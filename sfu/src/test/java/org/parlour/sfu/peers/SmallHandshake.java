package org.parlour.sfu.peers;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.parlour.wire.sdp.Fingerprint;
import org.parlour.wire.srtp.SrtpKeys;
import org.parlour.wire.srtp.SrtpMasterKey;
import org.parlour.wire.srtp.SrtpProfile;

/**
 * What takes the place of DTLS where time is simulated: a hello that says who the browser is and from what the keys
 * follow, an answer, an alert. It is looked at as DTLS records are; there is nothing secret in it.
 */
final class SmallHandshake {
    private static final int HEADER_BYTES = 13;
    private static final byte HANDSHAKE = 22;
    private static final byte ALERT = 21;

    private SmallHandshake() {}

    static byte[] hello(Fingerprint mine, long seed) {
        byte[] certificate = mine.value().getBytes(StandardCharsets.US_ASCII);
        return record(HANDSHAKE, Long.BYTES + certificate.length)
                .putLong(seed)
                .put(certificate)
                .array();
    }

    static byte[] finished(long seed) {
        return record(HANDSHAKE, Long.BYTES).putLong(seed).array();
    }

    static byte[] farewell() {
        return record(ALERT, 2).array();
    }

    private static ByteBuffer record(byte type, int lengthBytes) {
        ByteBuffer record = ByteBuffer.allocate(HEADER_BYTES + lengthBytes);
        return record.put(type).put((byte) 0xFE).put((byte) 0xFD).position(HEADER_BYTES);
    }

    static boolean isFarewell(byte[] datagram) {
        return datagram[0] == ALERT;
    }

    static boolean isHandshake(byte[] datagram) {
        return datagram[0] == HANDSHAKE && datagram.length >= HEADER_BYTES + Long.BYTES;
    }

    static long seed(byte[] datagram) {
        return ByteBuffer.wrap(datagram).getLong(HEADER_BYTES);
    }

    static boolean isFrom(byte[] hello, Fingerprint expected) {
        byte[] certificate = expected.value().getBytes(StandardCharsets.US_ASCII);
        return Arrays.equals(hello, HEADER_BYTES + Long.BYTES, hello.length, certificate, 0, certificate.length);
    }

    /** Both ends draw the same. */
    static SrtpKeys keys(SrtpProfile profile, long seed) {
        RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        return new SrtpKeys(SrtpMasterKey.generate(profile, chance), SrtpMasterKey.generate(profile, chance));
    }
}
