package org.parlour.wire.rtcp;

/**
 * 64-bit NTP time: seconds since 1900 above, fractions of a second below (RFC 3550 §4).
 *
 * <p>All functions are pure; nanoseconds survive the way there and back.
 */
public final class NtpTime {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    // RFC 868: seventy years, seventeen of them leap years.
    private static final long UNIX_EPOCH_SECONDS = 2_208_988_800L;
    private static final long ERA_SECONDS = 1L << 32;
    private static final long TOP_BIT_SECONDS = 1L << 31;

    private NtpTime() {}

    public static long fromUnixNanos(long unixNanos) {
        long seconds = Math.floorDiv(unixNanos, NANOS_PER_SECOND) + UNIX_EPOCH_SECONDS;
        long nanos = Math.floorMod(unixNanos, NANOS_PER_SECOND);
        return (seconds << 32) | ((nanos << 32) / NANOS_PER_SECOND);
    }

    /** RFC 4330 §3: seconds without their top bit belong to the era that begins in 2036. */
    public static long toUnixNanos(long ntpTime) {
        long seconds = ntpTime >>> 32;
        long era = seconds < TOP_BIT_SECONDS ? ERA_SECONDS : 0;
        long nanos = ((ntpTime & 0xffff_ffffL) * NANOS_PER_SECOND + TOP_BIT_SECONDS) >>> 32;
        return (seconds + era - UNIX_EPOCH_SECONDS) * NANOS_PER_SECOND + nanos;
    }

    /** The middle 32 bits, in 1/65536 s: what travels as LSR (RFC 3550 §6.4.1) and LRR (RFC 3611 §4.5). */
    public static int middle(long ntpTime) {
        return (int) (ntpTime >>> 16);
    }

    /** A span in 1/65536 s, as DLSR and DLRR are; a negative one is none, one too long for 32 bits is the longest. */
    public static long nanosToUnits65536(long spanNanos) {
        if (spanNanos <= 0) {
            return 0;
        }
        long seconds = spanNanos / NANOS_PER_SECOND;
        long units = (seconds << 16) + ((spanNanos % NANOS_PER_SECOND) << 16) / NANOS_PER_SECOND;
        return Math.min(units, 0xffff_ffffL);
    }

    public static long units65536ToNanos(long units65536) {
        return (units65536 >> 16) * NANOS_PER_SECOND + (((units65536 & 0xffff) * NANOS_PER_SECOND) >> 16);
    }
}
