package org.parlour.wire.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ElementCodecsTest {
    private final byte[] buffer = new byte[32];

    @Test
    void readsLevelAndVoice() {
        buffer[4] = (byte) 0xAA;
        assertThat(AudioLevel.levelMinusDbov(buffer, at(4, 1))).isEqualTo(42);
        assertThat(AudioLevel.voice(buffer, at(4, 1))).isTrue();
        AudioLevel.write(buffer, 4, false, AudioLevel.SILENCE_MINUS_DBOV);
        assertThat(AudioLevel.levelMinusDbov(buffer, at(4, 1))).isEqualTo(127);
        assertThat(AudioLevel.voice(buffer, at(4, 1))).isFalse();
        assertThatThrownBy(() -> AudioLevel.write(buffer, 4, true, 128)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void readsTheLevelsOfAMixInTheOrderOfItsSources() {
        MixerAudioLevels.write(buffer, 4, 0, 10);
        MixerAudioLevels.write(buffer, 4, 1, 127);
        buffer[4] |= (byte) 0x80;
        assertThat(MixerAudioLevels.levelMinusDbov(buffer, at(4, 2), 0)).isEqualTo(10);
        assertThat(MixerAudioLevels.levelMinusDbov(buffer, at(4, 2), 1)).isEqualTo(127);
        assertThat(MixerAudioLevels.levelMinusDbov(buffer, at(4, 2), 2)).isEqualTo(AudioLevel.UNKNOWN);
        assertThat(MixerAudioLevels.levelMinusDbov(buffer, at(4, 2), -1)).isEqualTo(AudioLevel.UNKNOWN);
    }

    @Test
    void readsStreamNames() {
        byte[] rid = "hi".getBytes(StandardCharsets.US_ASCII);
        StreamName.write(buffer, 4, rid);
        assertThat(StreamName.matches(buffer, at(4, 2), rid)).isTrue();
        assertThat(StreamName.matches(buffer, at(4, 1), rid)).isFalse();
        assertThat(StreamName.matches(buffer, at(4, 2), new byte[] {'h', 'o'})).isFalse();
        assertThat(StreamName.matches(buffer, ExtensionElement.NONE, new byte[0]))
                .isFalse();
        assertThat(StreamName.text(buffer, at(4, 2))).isEqualTo("hi");
    }

    @Test
    void takesNoNameThatIsNoToken() {
        buffer[4] = 'a';
        for (char octet : new char[] {0, ' ', '"', ':', '[', 0x7F, 0x80, 0xFF}) {
            buffer[5] = (byte) octet;
            assertThat(StreamName.text(buffer, at(4, 2))).isNull();
        }
        assertThat(StreamName.text(buffer, ExtensionElement.NONE)).isNull();
        assertThat(StreamName.text(buffer, at(4, 0))).isNull();
    }

    @Test
    void saysUnknownWhereThePacketDoesNotSay() {
        assertThat(AudioLevel.levelMinusDbov(buffer, ExtensionElement.NONE)).isEqualTo(AudioLevel.UNKNOWN);
        assertThat(AudioLevel.voice(buffer, ExtensionElement.NONE)).isFalse();
        assertThat(AbsSendTime.read(buffer, at(4, 2))).isEqualTo(AbsSendTime.UNKNOWN);
        assertThat(TransportSequence.read(buffer, at(4, 1))).isEqualTo(TransportSequence.UNKNOWN);
        assertThat(MixerAudioLevels.levelMinusDbov(buffer, ExtensionElement.NONE, 0))
                .isEqualTo(AudioLevel.UNKNOWN);
    }

    @Test
    void countsSecondsInSixBitsAndEighteen() {
        assertThat(AbsSendTime.at(0)).isZero();
        assertThat(AbsSendTime.at(1_000_000_000L)).isEqualTo(1 << 18);
        assertThat(AbsSendTime.at(500_000_000L)).isEqualTo(1 << 17);
        assertThat(AbsSendTime.at(64_000_000_000L)).isZero();
        assertThat(AbsSendTime.at(63_999_999_999L)).isZero();
        assertThat(AbsSendTime.at(-1_000_000_000L)).isEqualTo(63 << 18);
        assertThat(AbsSendTime.distanceNanos(63 << 18, 1 << 18)).isEqualTo(2_000_000_000L);
        assertThat(AbsSendTime.distanceNanos(1 << 18, 63 << 18)).isEqualTo(-2_000_000_000L);
    }

    @Test
    void writesAndReadsSendTimeAndTransportSequence() {
        AbsSendTime.write(buffer, 4, 0xFEDCBA);
        assertThat(AbsSendTime.read(buffer, at(4, 3))).isEqualTo(0xFEDCBA);
        TransportSequence.write(buffer, 4, 0x1FFFF);
        assertThat(TransportSequence.read(buffer, at(4, 2))).isEqualTo(0xFFFF);
        assertThat(buffer[3]).isZero();
        assertThat(buffer[7]).isZero();
    }

    @Property
    void sendTimesTellTheirDistanceToAStep(
            @ForAll @LongRange(min = -1L << 50, max = 1L << 50) long fromNanos,
            @ForAll @IntRange(min = -2_000_000, max = 2_000_000) int distanceMicros) {
        long distanceNanos = distanceMicros * 1_000L;
        long told = AbsSendTime.distanceNanos(AbsSendTime.at(fromNanos), AbsSendTime.at(fromNanos + distanceNanos));
        assertThat(told).isBetween(distanceNanos - 3_816, distanceNanos + 3_816);
    }

    private static long at(int offset, int lengthBytes) {
        return ExtensionElement.of(1, offset, lengthBytes, true);
    }
}
