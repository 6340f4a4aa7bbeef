package org.parlour.wire.stun;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.parlour.proof.Allocation;

/**
 * What a check costs in garbage: nothing of ours. The digest's provider makes its own, which is measured beside it by
 * the same calls alone.
 */
class StunAllocationTest {
    private final byte[] answer = new byte[StunAnswers.MAX_BYTES];
    private final byte[] digest = new byte[20];
    private final byte[] noise = new byte[100];
    private final StunMessage message = new StunMessage();
    private final StunAnswers answers = new StunAnswers();
    private final StunKey key = StunKey.shortTerm(Rfc5769.PASSWORD);
    private long sum;

    @Test
    void anUnknownUfragIsTurnedAwayWithoutGarbage() {
        assertThat(Allocation.bytesPerStep(() -> {
                    message.read(Rfc5769.REQUEST, 0, Rfc5769.REQUEST.length);
                    sum += message.receiverUfragBits();
                }))
                .isZero();
        assertThat(sum).isNotZero();
    }

    @Test
    void noiseIsTurnedAwayWithoutGarbage() {
        new Random(1).nextBytes(noise);
        assertThat(Allocation.bytesPerStep(() -> sum += message.read(noise, 0, noise.length) == StunFlaw.NONE ? 0 : 1))
                .isZero();
        assertThat(sum).isNotZero();
    }

    @Test
    void aCheckIsVerifiedAndAnsweredWithTheProvidersGarbageAlone() throws GeneralSecurityException {
        long whole = Allocation.bytesPerStep(() -> {
            message.read(Rfc5769.REQUEST, 0, Rfc5769.REQUEST.length);
            if (key.verifies(message)) {
                sum += answers.success(message, Rfc5769.IPV4, key, answer, 0);
            }
        });
        long provider = providerBytes(76) + providerBytes(32);

        System.out.printf(
                "STUN check, verified and answered: %d B, of which the provider's digest %d B%n", whole, provider);
        assertThat(whole - provider).isZero();
        assertThat(sum).isNotZero();
    }

    /** The same calls that {@link StunKey} makes for a message of this length. */
    private long providerBytes(int coveredBytes) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(Rfc5769.PASSWORD.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        return Allocation.bytesPerStep(() -> {
            mac.update(Rfc5769.REQUEST, 0, 2);
            mac.update((byte) 0);
            mac.update((byte) 0x50);
            mac.update(Rfc5769.REQUEST, 4, coveredBytes - 4);
            try {
                mac.doFinal(digest, 0);
            } catch (GeneralSecurityException impossible) {
                throw new AssertionError(impossible);
            }
        });
    }
}
