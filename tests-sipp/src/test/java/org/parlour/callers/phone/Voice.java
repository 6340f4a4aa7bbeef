package org.parlour.callers.phone;

/**
 * How a peer sends: law, packet time and the payload type of its keys.
 *
 * @param clumped whether packets wait together and leave by eights to fifteens, every 160 to 300 ms, as over a Wi-Fi
 *     that saves power
 */
public record Voice(Law law, int packetMillis, int keysPayloadType, boolean clumped) {
    public static final Voice USUAL = new Voice(Law.A, 20, 101, false);

    public Voice {
        if (packetMillis < 10 || packetMillis > 60 || packetMillis % 5 != 0) {
            throw new IllegalArgumentException("no packet time: " + packetMillis + " ms");
        }
    }

    public Voice law(Law other) {
        return new Voice(other, packetMillis, keysPayloadType, clumped);
    }

    public Voice packetMillis(int other) {
        return new Voice(law, other, keysPayloadType, clumped);
    }

    public Voice inClumps() {
        return new Voice(law, packetMillis, keysPayloadType, true);
    }

    int packetSamples() {
        return packetMillis * Marker.RATE_HZ / 1_000;
    }
}
