package org.parlour.wire.stun;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parlour.proof.Fuzz;
import org.parlour.wire.octets.BigEndian;

class StunFuzzTest {
    private static final int[] TEXTS = {
        StunAttribute.USERNAME,
        StunAttribute.SOFTWARE,
        StunAttribute.REALM,
        StunAttribute.NONCE,
        StunAttribute.ERROR_CODE,
        StunAttribute.NETWORK_INFO,
        StunAttribute.UNKNOWN_ATTRIBUTES
    };

    private final StunMessage message = new StunMessage();
    private final StunAnswers answers = new StunAnswers();
    private final StunKey key = StunKey.shortTerm(Rfc5769.PASSWORD);
    private final byte[] buffer = new byte[StunAnswers.MAX_BYTES];

    @Test
    void noDatagramMakesItThrow() {
        Fuzz.storm(
                "stun",
                List.of(
                        Rfc5769.REQUEST,
                        Rfc5769.IPV4_RESPONSE,
                        Rfc5769.IPV6_RESPONSE,
                        Rfc5769.LONG_TERM_REQUEST,
                        withoutFingerprint(Rfc5769.REQUEST)),
                this::useEverything);
    }

    /** Most mutations die of a wrong checksum; without one they reach every accessor. */
    private static byte[] withoutFingerprint(byte[] datagram) {
        byte[] shorter = Arrays.copyOf(datagram, datagram.length - 8);
        BigEndian.putShort(shorter, 2, shorter.length - StunMessage.HEADER_BYTES);
        return shorter;
    }

    private void useEverything(byte[] datagram) {
        boolean likely = StunMessage.looksLikeStun(datagram, 0, datagram.length);
        if (message.read(datagram, 0, datagram.length) != StunFlaw.NONE) {
            return;
        }
        if (!likely) {
            throw new AssertionError("read what did not look like STUN");
        }
        for (int attribute : TEXTS) {
            message.text(attribute);
        }
        message.transactionId();
        message.method();
        message.receiverUfragBits();
        message.mappedAddress();
        message.xorMappedAddress();
        message.priority();
        message.tieBreaker(StunAttribute.ICE_CONTROLLED);
        message.errorCode();
        key.verifies(message);
        answers.success(message, Rfc5769.IPV6, key, buffer, 0);
        answers.unknownAttributes(message, key, buffer, 0);
    }
}
