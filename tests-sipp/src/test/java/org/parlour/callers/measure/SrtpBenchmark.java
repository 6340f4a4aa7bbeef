package org.parlour.callers.measure;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jitsi.srtp.SrtpContextFactory;
import org.jitsi.srtp.SrtpCryptoContext;
import org.jitsi.srtp.SrtpPolicy;
import org.jitsi.utils.logging2.LoggerImpl;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.parlour.wire.srtp.SrtpMasterKey;
import org.parlour.wire.srtp.SrtpProfile;
import org.parlour.wire.srtp.SrtpReceiver;
import org.parlour.wire.srtp.SrtpSender;

/** SRTP as a loop uses it: one packet after the other, in place. jitsi-srtp runs beside it in the same process. */
@State(Scope.Thread)
public class SrtpBenchmark {
    private static final int HEADER_BYTES = 12;
    private static final int ROOM_BYTES = 64;

    @Param({"AES_CM_128_HMAC_SHA1_80", "AEAD_AES_128_GCM"})
    public String profile = "";

    @Param({"160", "1200"})
    public int payloadBytes;

    private byte[] plain = new byte[0];
    private byte[] packet = new byte[0];
    private int length;
    private int sequence;
    private SrtpSender sender = senderFor(SrtpProfile.AEAD_AES_128_GCM);
    private SrtpReceiver receiver = receiverFor(SrtpProfile.AEAD_AES_128_GCM);
    private JitsiPacket jitsiPacket = new JitsiPacket(new byte[0], 0);
    private SrtpCryptoContext jitsi = jitsiFor(SrtpProfile.AEAD_AES_128_GCM);

    @Setup
    public void prepare() {
        SrtpProfile chosen = SrtpProfile.valueOf(profile);
        length = HEADER_BYTES + payloadBytes;
        plain = new byte[length + ROOM_BYTES];
        plain[0] = (byte) 0x80;
        plain[1] = 96;
        plain[11] = 1;
        packet = plain.clone();
        sender = senderFor(chosen);
        receiver = receiverFor(chosen);
        jitsiPacket = new JitsiPacket(plain.clone(), length);
        jitsi = jitsiFor(chosen);
    }

    @Benchmark
    public int protect() {
        stamp(packet);
        return sender.protect(packet, 0, length);
    }

    @Benchmark
    public int protectAndUnprotect() {
        stamp(packet);
        int protectedLength = sender.protect(packet, 0, length);
        return receiver.unprotect(packet, 0, protectedLength);
    }

    @Benchmark
    public Object jitsiProtect() throws Exception {
        jitsiPacket.setLength(length);
        stamp(jitsiPacket.getBuffer());
        return jitsi.transformPacket(jitsiPacket);
    }

    private void stamp(byte[] bytes) {
        sequence++;
        bytes[2] = (byte) (sequence >> 8);
        bytes[3] = (byte) sequence;
    }

    private static SrtpMasterKey keyFor(SrtpProfile profile) {
        return SrtpMasterKey.generate(profile, seeded());
    }

    private static SrtpSender senderFor(SrtpProfile profile) {
        return new SrtpSender(keyFor(profile));
    }

    private static SrtpReceiver receiverFor(SrtpProfile profile) {
        return new SrtpReceiver(keyFor(profile));
    }

    private static RandomGenerator seeded() {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    }

    private static SrtpCryptoContext jitsiFor(SrtpProfile profile) {
        boolean gcm = profile == SrtpProfile.AEAD_AES_128_GCM;
        SrtpPolicy policy = new SrtpPolicy(
                gcm ? SrtpPolicy.AESGCM_ENCRYPTION : SrtpPolicy.AESCM_ENCRYPTION,
                profile.keyLengthBytes(),
                gcm ? SrtpPolicy.NULL_AUTHENTICATION : SrtpPolicy.HMACSHA1_AUTHENTICATION,
                gcm ? 0 : 20,
                profile.tagLengthBytes(),
                profile.saltLengthBytes());
        try {
            SrtpContextFactory factory = new SrtpContextFactory(
                    true,
                    new byte[profile.keyLengthBytes()],
                    new byte[profile.saltLengthBytes()],
                    policy,
                    policy,
                    new LoggerImpl("measure"));
            return factory.deriveContext(1, 0);
        } catch (java.security.GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
