package org.parlour.wire.stun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.parlour.wire.octets.BigEndian;

class StunMessageTest {
    private static final TransactionId TRANSACTION = new TransactionId(0x0102030405060708L, 0x090a0b0c);
    private static final StunKey KEY = StunKey.shortTerm("a password of twenty-two");

    private final byte[] buffer = new byte[600];
    private final StunWriter writer = new StunWriter();
    private final StunMessage message = new StunMessage();

    @Test
    void readsAHeaderWithNothingBehindIt() {
        assertThat(read(request())).isEqualTo(StunFlaw.NONE);
        assertThat(message.lengthBytes()).isEqualTo(StunMessage.HEADER_BYTES);
        assertThat(message.transactionId()).isEqualTo(TRANSACTION);
        assertThat(message.has(StunAttribute.USERNAME)).isFalse();
        assertThat(message.valueOffset(StunAttribute.USERNAME)).isEqualTo(-1);
        assertThat(message.valueLengthBytes(StunAttribute.USERNAME)).isEqualTo(-1);
        assertThat(message.receiverUfragBits()).isEqualTo(Ufrag.NONE);
        assertThat(message.text(StunAttribute.SOFTWARE)).isNull();
        assertThat(message.xorMappedAddress()).isNull();
        assertThat(message.mappedAddress()).isNull();
        assertThat(message.priority()).isEqualTo(-1);
        assertThat(message.errorCode()).isZero();
        assertThat(KEY.verifies(message)).isFalse();
    }

    @Test
    void readsAtAnyOffsetAndNeverBeyondIt() {
        byte[] shifted = new byte[Rfc5769.REQUEST.length + 7];
        Arrays.fill(shifted, (byte) 0xFF);
        System.arraycopy(Rfc5769.REQUEST, 0, shifted, 3, Rfc5769.REQUEST.length);

        assertThat(message.read(shifted, 3, Rfc5769.REQUEST.length)).isEqualTo(StunFlaw.NONE);
        assertThat(StunKey.shortTerm(Rfc5769.PASSWORD).verifies(message)).isTrue();
        assertThat(message.text(StunAttribute.USERNAME)).isEqualTo(Rfc5769.USERNAME);
    }

    @Test
    void keepsTheNumbersOfMethodsItDoesNotKnow() {
        // RFC 8489 §5: class and method bits are interleaved; 0x3EEF sets every method bit.
        request();
        BigEndian.putShort(buffer, 0, 0x3EEF);
        read(20);
        assertThat(message.method()).isEqualTo(0xFFF);
        assertThat(message.messageClass()).isEqualTo(StunClass.REQUEST);
        // Allocate (3) error response, RFC 8656.
        BigEndian.putShort(buffer, 0, 0x0113);
        read(20);
        assertThat(message.method()).isEqualTo(3);
        assertThat(message.messageClass()).isEqualTo(StunClass.ERROR);
        assertThat(message.isBindingRequest()).isFalse();
    }

    @Test
    void tellsTheFourClassesApart() {
        for (StunClass kind : StunClass.values()) {
            writer.begin(buffer, 0, kind, TRANSACTION);
            read(20);
            assertThat(message.messageClass()).isEqualTo(kind);
            assertThat(message.method()).isEqualTo(1);
        }
    }

    @Test
    void refusesWhatIsNoStun() {
        request();
        assertThat(read(19)).isEqualTo(StunFlaw.TOO_SHORT);
        assertThat(read(0)).isEqualTo(StunFlaw.TOO_SHORT);
        buffer[0] = (byte) 0x80;
        assertThat(read(20)).isEqualTo(StunFlaw.NOT_STUN);
        request();
        buffer[7] ^= 1;
        assertThat(read(20)).isEqualTo(StunFlaw.NOT_STUN);
    }

    @Test
    void refusesALengthThatIsNotTheDatagrams() {
        request();
        assertThat(read(24)).isEqualTo(StunFlaw.WRONG_LENGTH);
        BigEndian.putShort(buffer, 2, 2);
        assertThat(read(22)).isEqualTo(StunFlaw.WRONG_LENGTH);
        BigEndian.putShort(buffer, 2, 0xFFFC);
        assertThat(read(600)).isEqualTo(StunFlaw.WRONG_LENGTH);
    }

    @Test
    void isEmptyAfterAFlaw() {
        read(request(w -> w.text(StunAttribute.USERNAME, "mine:yours")));
        buffer[0] = (byte) 0xFF;
        read(36);

        assertThat(message.has(StunAttribute.USERNAME)).isFalse();
        assertThat(message.isBindingRequest()).isFalse();
        assertThat(message).hasToString("StunMessage[]");
    }

    @Test
    void refusesAnAttributeThatEndsBehindTheMessage() {
        int length = request(w -> w.text(StunAttribute.SOFTWARE, "four"));
        BigEndian.putShort(buffer, 22, 5);
        assertThat(read(length)).isEqualTo(StunFlaw.ATTRIBUTE_OVERRUN);
        BigEndian.putShort(buffer, 22, 0xFFFF);
        assertThat(read(length)).isEqualTo(StunFlaw.ATTRIBUTE_OVERRUN);
    }

    @Test
    void ofTwoEqualAttributesTheFirstCounts() {
        read(request(w -> w.text(StunAttribute.USERNAME, "first:x").text(StunAttribute.USERNAME, "other:x")));
        assertThat(message.text(StunAttribute.USERNAME)).isEqualTo("first:x");
        assertThat(message.receiverUfragBits()).isEqualTo(Ufrag.of("first").bits());
    }

    @Test
    void ignoresWhatFollowsTheSignatureExceptTheFingerprint() {
        // RFC 8489 §14.5: an attacker can append what the digest does not cover.
        int signed = request(w -> w.priority(7).integrity(KEY));
        BigEndian.putShort(buffer, signed, StunAttribute.USE_CANDIDATE);
        BigEndian.putShort(buffer, signed + 2, 0);
        BigEndian.putShort(buffer, signed + 4, 0x0FFF);
        BigEndian.putShort(buffer, signed + 6, 0);
        BigEndian.putShort(buffer, 2, signed + 8 - 20);

        assertThat(read(signed + 8)).isEqualTo(StunFlaw.NONE);
        assertThat(message.useCandidate()).isFalse();
        assertThat(message.unknownCount()).isZero();
        assertThat(KEY.verifies(message)).isTrue();
    }

    @Test
    void knowsTheSha256SignatureButDoesNotTrustIt() {
        read(request(w -> w.attribute(StunAttribute.MESSAGE_INTEGRITY_SHA256, new byte[32])));
        assertThat(message.has(StunAttribute.MESSAGE_INTEGRITY_SHA256)).isTrue();
        assertThat(message.unknownCount()).isZero();
        assertThat(KEY.verifies(message)).isFalse();
    }

    @Test
    void refusesAFingerprintThatIsNotLast() {
        int length = request(w -> w.fingerprint());
        BigEndian.putShort(buffer, length, StunAttribute.USE_CANDIDATE);
        BigEndian.putShort(buffer, length + 2, 0);
        BigEndian.putShort(buffer, 2, length + 4 - 20);
        assertThat(read(length + 4)).isEqualTo(StunFlaw.FINGERPRINT_NOT_LAST);
    }

    @Test
    void refusesAWrongFingerprint() {
        int length = request(w -> w.priority(1).fingerprint());
        assertThat(read(length)).isEqualTo(StunFlaw.NONE);
        buffer[25] ^= 4;
        assertThat(read(length)).isEqualTo(StunFlaw.FINGERPRINT_WRONG);
    }

    @Test
    void listsWhatMustBeUnderstoodAndIsNot() {
        read(request(w -> w.attribute(0x0003, new byte[4])
                .attribute(0x7FFF, new byte[1])
                .attribute(0x8000, new byte[2])
                .attribute(StunAttribute.NETWORK_INFO, new byte[4])));
        assertThat(message.unknownCount()).isEqualTo(2);
        assertThat(message.unknownType(0)).isEqualTo(0x0003);
        assertThat(message.unknownType(1)).isEqualTo(0x7FFF);
        assertThatThrownBy(() -> message.unknownType(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(message.valueLengthBytes(0x8000)).isEqualTo(2);
        assertThat(message.valueOffset(StunAttribute.NETWORK_INFO)).isEqualTo(20 + 8 + 8 + 8 + 4);
    }

    @Test
    void namesAtMostEightUnknownAttributes() {
        int length = request(w -> {
            for (int type = 0x0100; type < 0x0120; type++) {
                w.attribute(type, new byte[0]);
            }
        });
        assertThat(read(length)).isEqualTo(StunFlaw.NONE);
        assertThat(message.unknownCount()).isEqualTo(8);
    }

    @Test
    void refusesTheThirtyThirdAttribute() {
        int length = request(w -> {
            for (int i = 0; i < 33; i++) {
                w.attribute(0x8100, new byte[0]);
            }
        });
        assertThat(read(length)).isEqualTo(StunFlaw.TOO_MANY_ATTRIBUTES);
    }

    @Test
    void refusesKnownAttributesOfAWrongForm() {
        assertThat(flawOf(StunAttribute.PRIORITY, 3)).isEqualTo(StunFlaw.MALFORMED_ATTRIBUTE);
        assertThat(flawOf(StunAttribute.ICE_CONTROLLING, 4)).isEqualTo(StunFlaw.MALFORMED_ATTRIBUTE);
        assertThat(flawOf(StunAttribute.MESSAGE_INTEGRITY, 16)).isEqualTo(StunFlaw.MALFORMED_ATTRIBUTE);
        assertThat(flawOf(StunAttribute.MESSAGE_INTEGRITY_SHA256, 12)).isEqualTo(StunFlaw.MALFORMED_ATTRIBUTE);
        assertThat(flawOf(StunAttribute.FINGERPRINT, 8)).isEqualTo(StunFlaw.MALFORMED_ATTRIBUTE);
        assertThat(flawOf(StunAttribute.USERNAME, 513)).isEqualTo(StunFlaw.MALFORMED_ATTRIBUTE);
        assertThat(flawOf(StunAttribute.UNKNOWN_ATTRIBUTES, 3)).isEqualTo(StunFlaw.MALFORMED_ATTRIBUTE);
        assertThat(flawOf(StunAttribute.ERROR_CODE, 3)).isEqualTo(StunFlaw.MALFORMED_ATTRIBUTE);
        // An error of class 0, and addresses whose family (0) is none.
        assertThat(flawOf(StunAttribute.ERROR_CODE, 4)).isEqualTo(StunFlaw.MALFORMED_ATTRIBUTE);
        assertThat(flawOf(StunAttribute.XOR_MAPPED_ADDRESS, 8)).isEqualTo(StunFlaw.MALFORMED_ATTRIBUTE);
        assertThat(flawOf(StunAttribute.MAPPED_ADDRESS, 20)).isEqualTo(StunFlaw.MALFORMED_ATTRIBUTE);
        assertThat(flawOf(StunAttribute.MAPPED_ADDRESS, 0)).isEqualTo(StunFlaw.MALFORMED_ATTRIBUTE);
        assertThat(flawOf(StunAttribute.USERNAME, 512)).isEqualTo(StunFlaw.NONE);
        assertThat(flawOf(StunAttribute.USE_CANDIDATE, 4)).isEqualTo(StunFlaw.NONE);
    }

    @Test
    void findsTheReceiversUfragOnlyWhereItCanBeOurs() {
        assertThat(ufragOf("abcd:efgh")).isEqualTo(Ufrag.of("abcd").bits());
        assertThat(ufragOf("ab+/12Zz:x")).isEqualTo(Ufrag.of("ab+/12Zz").bits());
        assertThat(ufragOf("abcd:")).isEqualTo(Ufrag.of("abcd").bits());
        assertThat(ufragOf("")).isEqualTo(Ufrag.NONE);
        assertThat(ufragOf(":abcd")).isEqualTo(Ufrag.NONE);
        assertThat(ufragOf("abc:defg")).isEqualTo(Ufrag.NONE);
        assertThat(ufragOf("abcdefgh")).isEqualTo(Ufrag.NONE);
        assertThat(ufragOf("abcdefghi:x")).isEqualTo(Ufrag.NONE);
        assertThat(ufragOf("ab d:x")).isEqualTo(Ufrag.NONE);
        assertThat(ufragOf("\u00e4\u00f6\u00fc:x")).isEqualTo(Ufrag.NONE);
    }

    @Test
    void aBufferThatIsTooShortIsTheCallersMistake() {
        assertThatThrownBy(() -> message.read(new byte[10], 0, 20)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> message.read(new byte[20], -1, 20)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private long ufragOf(String username) {
        assertThat(read(request(w -> w.text(StunAttribute.USERNAME, username)))).isEqualTo(StunFlaw.NONE);
        return message.receiverUfragBits();
    }

    private StunFlaw flawOf(int type, int valueBytes) {
        return read(request(w -> w.attribute(type, new byte[valueBytes])));
    }

    private int request() {
        return request(w -> {});
    }

    private int request(Consumer<StunWriter> attributes) {
        attributes.accept(writer.begin(buffer, 0, StunClass.REQUEST, TRANSACTION));
        return writer.lengthBytes();
    }

    private StunFlaw read(int length) {
        return message.read(buffer, 0, length);
    }
}
