package org.parlour.mixer.opus;

/** How high a sound reaches (RFC 6716 table 1). */
public enum OpusBandwidth {
    NARROW(4_000),
    MEDIUM(6_000),
    WIDE(8_000),
    SUPERWIDE(12_000),
    FULL(20_000);

    private final int highestHz;

    OpusBandwidth(int highestHz) {
        this.highestHz = highestHz;
    }

    public int highestHz() {
        return highestHz;
    }

    /** All that samples of a rate can hold. */
    static OpusBandwidth ofRate(int sampleRateHz) {
        return switch (sampleRateHz) {
            case 8_000 -> NARROW;
            case 12_000 -> MEDIUM;
            case 16_000 -> WIDE;
            case 24_000 -> SUPERWIDE;
            case 48_000 -> FULL;
            default -> throw new IllegalArgumentException("Opus has 8, 12, 16, 24 and 48 kHz, and not " + sampleRateHz);
        };
    }
}
