package org.parlour.wire.stun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.parlour.wire.octets.BigEndian;

class StunAnswersTest {
    private static final StunKey KEY = StunKey.shortTerm(Rfc5769.PASSWORD);

    private final byte[] buffer = new byte[StunAnswers.MAX_BYTES];
    private final StunAnswers answers = new StunAnswers();
    private final StunMessage request = new StunMessage();
    private final StunMessage answer = new StunMessage();

    @Test
    void aSuccessSaysWhereTheCheckCameFrom() {
        readRequest(Rfc5769.REQUEST);
        readAnswer(answers.success(request, Rfc5769.IPV4, KEY, buffer, 0));

        assertThat(answer.isBindingSuccess()).isTrue();
        assertThat(answer.transactionId()).isEqualTo(request.transactionId());
        assertThat(answer.xorMappedAddress()).isEqualTo(Rfc5769.IPV4);
        assertThat(answer.has(StunAttribute.FINGERPRINT)).isTrue();
        assertThat(KEY.verifies(answer)).isTrue();
        assertThat(answer.lengthBytes()).isEqualTo(64);

        readAnswer(answers.success(request, Rfc5769.IPV6, KEY, buffer, 0));
        assertThat(answer.xorMappedAddress()).isEqualTo(Rfc5769.IPV6);
    }

    @Test
    void whoDidNotProveTheKeyGetsAnUnsignedRefusal() {
        readRequest(Rfc5769.REQUEST);
        readAnswer(answers.refusal(request, StunError.UNAUTHENTICATED, buffer, 0));

        assertThat(answer.messageClass()).isEqualTo(StunClass.ERROR);
        assertThat(answer.errorCode()).isEqualTo(401);
        assertThat(answer.has(StunAttribute.MESSAGE_INTEGRITY)).isFalse();
        assertThat(answer.has(StunAttribute.FINGERPRINT)).isTrue();
    }

    @Test
    void aRoleConflictIsSigned() {
        readRequest(Rfc5769.REQUEST);
        readAnswer(answers.signedRefusal(request, StunError.ROLE_CONFLICT, KEY, buffer, 0));

        assertThat(answer.errorCode()).isEqualTo(487);
        assertThat(KEY.verifies(answer)).isTrue();
    }

    @Test
    void everyErrorTravelsWithItsReason() {
        readRequest(Rfc5769.REQUEST);
        for (StunError error : StunError.values()) {
            readAnswer(answers.refusal(request, error, buffer, 0));
            assertThat(answer.errorCode()).isEqualTo(error.code());
        }
        readAnswer(answers.refusal(request, StunError.BAD_REQUEST, buffer, 0));
        assertThat(answer.text(StunAttribute.ERROR_CODE)).endsWith("Bad Request");
    }

    @Test
    void aRequestWithUnknownAttributesIsToldWhich() {
        byte[] asked = new byte[200];
        StunWriter writer = new StunWriter()
                .begin(asked, 0, StunClass.REQUEST, Rfc5769.TRANSACTION)
                .attribute(0x0003, new byte[4]);
        for (int type = 0x0100; type < 0x0110; type++) {
            writer.attribute(type, new byte[0]);
        }
        readRequest(Arrays.copyOf(asked, writer.lengthBytes()));
        readAnswer(answers.unknownAttributes(request, KEY, buffer, 0));

        assertThat(answer.errorCode()).isEqualTo(420);
        assertThat(KEY.verifies(answer)).isTrue();
        assertThat(answer.valueLengthBytes(StunAttribute.UNKNOWN_ATTRIBUTES)).isEqualTo(16);
        int value = answer.valueOffset(StunAttribute.UNKNOWN_ATTRIBUTES);
        assertThat(BigEndian.unsignedShort(buffer, value)).isEqualTo(0x0003);
        assertThat(BigEndian.unsignedShort(buffer, value + 2)).isEqualTo(0x0100);
    }

    @Test
    void anAnswerKeepsTheMethodOfItsRequest() {
        byte[] allocate = Arrays.copyOf(Rfc5769.LONG_TERM_REQUEST, Rfc5769.LONG_TERM_REQUEST.length);
        allocate[1] = 0x03;
        readRequest(allocate);
        readAnswer(answers.refusal(request, StunError.BAD_REQUEST, buffer, 0));
        assertThat(answer.method()).isEqualTo(3);
    }

    @Test
    void nothingMayFollowTheSignatureButTheFingerprint() {
        StunWriter writer = new StunWriter();
        assertThatThrownBy(writer::useCandidate).isInstanceOf(IllegalStateException.class);
        writer.begin(buffer, 0, StunClass.REQUEST, Rfc5769.TRANSACTION).integrity(KEY);
        assertThatThrownBy(writer::useCandidate).isInstanceOf(IllegalStateException.class);
        writer.fingerprint();
        assertThatThrownBy(writer::fingerprint).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> writer.priority(1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aPriorityOfMoreThan32BitsIsTheCallersMistake() {
        StunWriter writer = new StunWriter().begin(buffer, 0, StunClass.REQUEST, Rfc5769.TRANSACTION);
        assertThatThrownBy(() -> writer.priority(1L << 32)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> writer.priority(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aKeyCannotBePrinted() {
        assertThat(KEY).hasToString("StunKey[****]");
    }

    @Test
    void readsThePublicAddressFromServersOfEitherAge() {
        int length = new StunWriter()
                .begin(buffer, 0, StunClass.SUCCESS, Rfc5769.TRANSACTION)
                .mappedAddress(Rfc5769.IPV6)
                .xorMappedAddress(Rfc5769.IPV4)
                .lengthBytes();
        readAnswer(length);
        assertThat(answer.mappedAddress()).isEqualTo(Rfc5769.IPV6);
        assertThat(answer.xorMappedAddress()).isEqualTo(Rfc5769.IPV4);
        assertThat(Objects.requireNonNull(answer.mappedAddress())
                        .toSocketAddress()
                        .getPort())
                .isEqualTo(32853);
    }

    private void readRequest(byte[] datagram) {
        assertThat(request.read(datagram, 0, datagram.length)).isEqualTo(StunFlaw.NONE);
    }

    private void readAnswer(int length) {
        assertThat(answer.read(buffer, 0, length)).isEqualTo(StunFlaw.NONE);
    }
}
