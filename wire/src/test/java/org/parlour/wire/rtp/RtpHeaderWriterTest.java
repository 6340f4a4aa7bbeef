package org.parlour.wire.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RtpHeaderWriterTest {
    private static final int AT = 3;

    private final RtpHeaderWriter writer = new RtpHeaderWriter();
    private final byte[] buffer = new byte[2048];

    @Test
    void writesAFixedHeaderOverWhateverWasThere() {
        Arrays.fill(buffer, (byte) 0xEE);
        int length = begin().finish();
        assertThat(written(length)).isEqualTo("80ef1234" + "89abcdef" + "00c0ffee");
    }

    @Test
    void writesSourcesAndOneByteElementsPaddedToAWord() {
        Arrays.fill(buffer, (byte) 0xEE);
        begin().csrc(7).csrc(-1).oneByteExtension();
        AudioLevel.write(buffer, writer.element(1, AudioLevel.LENGTH_BYTES), true, 42);
        TransportSequence.write(buffer, writer.element(5, TransportSequence.LENGTH_BYTES), 0xABCD);
        assertThat(written(writer.finish()))
                .isEqualTo("92ef1234" + "89abcdef" + "00c0ffee" + "00000007ffffffff" + "bede0002" + "10aa51abcd000000");
    }

    @Test
    void writesTwoByteElements() {
        begin().twoByteExtension(3);
        writer.element(200, 0);
        buffer[writer.element(15, 1)] = 9;
        assertThat(written(writer.finish())).endsWith("10030002" + "c8000f0109000000");
    }

    @Test
    void leavesOutAnExtensionWithoutElements() {
        assertThat(begin().oneByteExtension().finish()).isEqualTo(12);
        assertThat(buffer[AT]).isEqualTo((byte) 0x80);
    }

    @Test
    void keepsItsOrderAndItsBounds() {
        begin();
        assertThatThrownBy(() -> writer.element(1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> writer.payloadType(-1)).isInstanceOf(IllegalArgumentException.class);
        writer.oneByteExtension();
        assertThatThrownBy(() -> writer.csrc(1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> writer.twoByteExtension(0)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> writer.element(15, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> writer.element(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> writer.element(1, 17)).isInstanceOf(IllegalArgumentException.class);
        begin();
        for (int i = 0; i < RtpPacket.MAX_CSRCS; i++) {
            writer.csrc(i);
        }
        assertThatThrownBy(() -> writer.csrc(16)).isInstanceOf(IllegalStateException.class);
    }

    @Property(tries = 300)
    void whatIsWrittenIsRead(
            @ForAll boolean marker,
            @ForAll @IntRange(max = 127) int payloadType,
            @ForAll @IntRange(max = 65535) int sequenceNumber,
            @ForAll int timestamp,
            @ForAll @Size(max = 15) List<Integer> csrcs,
            @ForAll @Size(max = 14) List<@IntRange(min = 1, max = 16) Integer> lengths) {
        writer.begin(buffer, AT).marker(marker).payloadType(payloadType);
        writer.sequenceNumber(sequenceNumber).timestamp(timestamp).ssrc(~timestamp);
        csrcs.forEach(writer::csrc);
        writer.oneByteExtension();
        for (int i = 0; i < lengths.size(); i++) {
            buffer[writer.element(i + 1, lengths.get(i))] = (byte) i;
        }
        RtpPacket packet = new RtpPacket();
        assertThat(packet.wrap(buffer, AT, writer.finish())).isNull();
        assertThat(packet.marker()).isEqualTo(marker);
        assertThat(packet.payloadType()).isEqualTo(payloadType);
        assertThat(packet.sequenceNumber()).isEqualTo(sequenceNumber);
        assertThat(packet.timestamp()).isEqualTo(timestamp);
        assertThat(packet.ssrc()).isEqualTo(~timestamp);
        assertThat(packet.csrcCount()).isEqualTo(csrcs.size());
        for (int i = 0; i < csrcs.size(); i++) {
            assertThat(packet.csrc(i)).isEqualTo(csrcs.get(i));
        }
        for (int i = 0; i < lengths.size(); i++) {
            long element = RtpExtensions.find(packet, i + 1);
            assertThat(ExtensionElement.lengthBytes(element)).isEqualTo(lengths.get(i));
            assertThat(buffer[ExtensionElement.offset(element)]).isEqualTo((byte) i);
        }
        assertThat(packet.payloadLengthBytes()).isZero();
    }

    private RtpHeaderWriter begin() {
        return writer.begin(buffer, AT)
                .payloadType(111)
                .marker(true)
                .sequenceNumber(0x1234)
                .timestamp(0x89ABCDEF)
                .ssrc(0x00C0FFEE);
    }

    private String written(int length) {
        return HexFormat.of().formatHex(buffer, AT, AT + length);
    }
}
