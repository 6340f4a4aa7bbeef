package org.parlour.wire.rtcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NtpTimeTest {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private static long unixNanos(String instant) {
        Instant moment = Instant.parse(instant);
        return moment.getEpochSecond() * NANOS_PER_SECOND + moment.getNano();
    }

    @ParameterizedTest
    @CsvSource({
        // RFC 868: 2,208,988,800 is midnight of 1 January 1970.
        "1970-01-01T00:00:00Z,      83aa7e8000000000",
        // RFC 3550 figure 2: 10 Nov 1995 11:33:25.125 UTC.
        "1995-11-10T11:33:25.125Z,  b44db70520000000",
        // The last second of era 0 and the first of era 1.
        "2036-02-07T06:28:15.5Z,    ffffffff80000000",
        "2036-02-07T06:28:16Z,      0000000000000000",
    })
    void knowsTheseMoments(String instant, String ntpTime) {
        long ntp = Long.parseUnsignedLong(ntpTime, 16);
        assertThat(NtpTime.fromUnixNanos(unixNanos(instant))).isEqualTo(ntp);
        assertThat(NtpTime.toUnixNanos(ntp)).isEqualTo(unixNanos(instant));
    }

    @Test
    void nanosecondsSurviveTheWayThereAndBack() {
        Random random = new Random(5905);
        long from = unixNanos("1968-01-21T00:00:00Z");
        long to = unixNanos("2104-02-25T00:00:00Z");
        for (int i = 0; i < 100_000; i++) {
            long nanos = random.nextLong(from, to);
            assertThat(NtpTime.toUnixNanos(NtpTime.fromUnixNanos(nanos))).isEqualTo(nanos);
        }
    }

    @ParameterizedTest
    @CsvSource({"-5, 0", "0, 0", "1000000000, 65536", "5250000000, 344064", "9000000000000000000, 4294967295"})
    void delaysAreInUnitsOf65536(long nanos, long units) {
        assertThat(NtpTime.nanosToUnits65536(nanos)).isEqualTo(units);
    }

    @Test
    void figure2OfRfc3550ComesToSixAndAnEighthSeconds() {
        int arrival = 0xb710_8000;
        int lastReport = NtpTime.middle(0xb44d_b705_2000_0000L);
        assertThat(lastReport).isEqualTo(0xb705_2000);
        ReportBlock report = new ReportBlock(1, 0, 0, 0, 0, lastReport, 0x0005_4000);
        assertThat(RoundTrip.nanos(arrival, report)).hasValue(6_125_000_000L);
    }

    @Test
    void roundTripIsNothingWithoutReportAndZeroWhenThePeerRoundsUp() {
        assertThat(RoundTrip.nanos(0x1234_0000, 0, 0)).isEmpty();
        assertThat(RoundTrip.nanos(0x1234_0000, 0x1233_ffff, 2)).hasValue(0);
        assertThat(RoundTrip.nanos(0x0000_8000, 0xffff_8000, 0x8000)).hasValue(500_000_000L);
    }
}
