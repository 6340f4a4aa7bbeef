package org.parlour.wire.dtmf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TelephoneEventReportTest {
    private final byte[] buffer = new byte[8];

    @Test
    void readsTheFigureOfRfc4733Section23() {
        byte[] drawn = {11, (byte) 0xCA, 0x12, 0x34};
        assertThat(TelephoneEventReport.event(drawn, 0)).isEqualTo(11);
        assertThat(TelephoneEventReport.end(drawn, 0)).isTrue();
        assertThat(TelephoneEventReport.reserved(drawn, 0)).isTrue();
        assertThat(TelephoneEventReport.volumeMinusDbm0(drawn, 0)).isEqualTo(10);
        assertThat(TelephoneEventReport.durationTicks(drawn, 0)).isEqualTo(0x1234);
    }

    @Test
    void refusesWhatItsFieldsCannotHold() {
        assertThatThrownBy(() -> TelephoneEventReport.write(buffer, 0, 256, false, 0, 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> TelephoneEventReport.write(buffer, 0, 0, false, 64, 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> TelephoneEventReport.write(buffer, 0, 0, false, 0, 65536))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Property
    void whatIsWrittenIsRead(
            @ForAll @IntRange(max = 255) int event,
            @ForAll boolean end,
            @ForAll @IntRange(max = 63) int volume,
            @ForAll @IntRange(max = 65535) int ticks) {
        TelephoneEventReport.write(buffer, 2, event, end, volume, ticks);
        assertThat(TelephoneEventReport.event(buffer, 2)).isEqualTo(event);
        assertThat(TelephoneEventReport.end(buffer, 2)).isEqualTo(end);
        assertThat(TelephoneEventReport.reserved(buffer, 2)).isFalse();
        assertThat(TelephoneEventReport.volumeMinusDbm0(buffer, 2)).isEqualTo(volume);
        assertThat(TelephoneEventReport.durationTicks(buffer, 2)).isEqualTo(ticks);
    }
}
