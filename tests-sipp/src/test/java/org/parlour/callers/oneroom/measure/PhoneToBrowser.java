package org.parlour.callers.oneroom.measure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.parlour.callers.phone.Departure;
import org.parlour.callers.phone.Ear;
import org.parlour.callers.phone.Marker;
import org.parlour.callers.phone.RtpPeer;
import org.parlour.mixer.opus.OpusCodecs;
import org.parlour.mixer.opus.OpusDecoder;

/**
 * From a telephone's packet to the packet of Opus that carries it. Which carries which is heard: the telephone says a
 * marker, and the place of the marker in what is decoded says how the two clocks of samples stand.
 */
final class PhoneToBrowser {
    private static final int STAMPS_A_SAMPLE = 6;
    private static final int MOST_FRAME_SAMPLES = 960;

    private PhoneToBrowser() {}

    /** One for each packet that was heard; none where the marker was not. */
    static List<Double> delaysMillis(
            RtpPeer peer, long sinceNanos, Marker marker, List<Arrival> arrivals, OpusCodecs codecs) {
        if (arrivals.isEmpty()) {
            return List.of();
        }
        int first = arrivals.getFirst().timestamp();
        short[] line = decoded(arrivals, first, codecs);
        Map<Integer, Long> departed = new HashMap<>();
        for (Departure departure : peer.departed(sinceNanos)) {
            departed.put(departure.timestamp(), departure.nanos());
        }
        List<Double> delays = new ArrayList<>();
        Ear.listen(line, marker).windows().stream()
                .filter(Ear.Window::found)
                .findFirst()
                .ifPresent(window -> {
                    int shift = shiftSamples(peer, window.patternAtSample(), codecs, arrivals, first, departed);
                    for (Arrival arrival : arrivals) {
                        Long sent = departed.get(samples(arrival, first) + shift);
                        if (sent != null) {
                            delays.add((arrival.nanos() - sent) / 1e6);
                        }
                    }
                });
        return delays;
    }

    private static int samples(Arrival arrival, int first) {
        return (arrival.timestamp() - first) / STAMPS_A_SAMPLE;
    }

    private static short[] decoded(List<Arrival> arrivals, int first, OpusCodecs codecs) {
        short[] line = new short[samples(arrivals.getLast(), first) + MOST_FRAME_SAMPLES];
        short[] frame = new short[MOST_FRAME_SAMPLES];
        try (OpusDecoder decoder = codecs.newDecoder(Marker.RATE_HZ)) {
            for (Arrival arrival : arrivals) {
                byte[] opus = arrival.payload().toArray();
                int count = decoder.decode(opus, 0, opus.length, frame, 0);
                int at = samples(arrival, first);
                if (count > 0 && at >= 0 && at + count <= line.length) {
                    System.arraycopy(frame, 0, line, at, count);
                }
            }
        }
        return line;
    }

    /** What is to be added to a sample's place in the line to have the telephone's timestamp of that sample. */
    private static int shiftSamples(
            RtpPeer peer,
            int patternAtSample,
            OpusCodecs codecs,
            List<Arrival> arrivals,
            int first,
            Map<Integer, Long> departed) {
        int lookAhead = OpusVoice.lookAheadSamples(codecs);
        // A pattern begins with a packet, and so does every frame: what is left over is the codec's.
        int began = (int) Math.round((patternAtSample - lookAhead) / (double) OpusVoice.PACKET_SAMPLES)
                * OpusVoice.PACKET_SAMPLES;
        int shift = peer.mouthTimestamp() - began;
        // Known but for whole periods of 2.4 s: it cannot have been heard before it was said.
        Arrival early = arrivals.getFirst();
        int best = shift;
        long leastNanos = Long.MAX_VALUE;
        for (int periods = 0; periods < 60; periods++) {
            int tried = shift + periods * Marker.PERIOD_SAMPLES;
            Long sent = departed.get(samples(early, first) + tried);
            if (sent != null && sent <= early.nanos() && early.nanos() - sent < leastNanos) {
                leastNanos = early.nanos() - sent;
                best = tried;
            }
        }
        return best;
    }
}
