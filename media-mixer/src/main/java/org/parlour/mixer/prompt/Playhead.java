package org.parlour.mixer.prompt;

import java.util.List;

/** Where in a list of segments somebody is. */
final class Playhead {
    private List<Segment> segments = List.of();
    private int segment;
    private int sample;

    void begin(List<Segment> anew) {
        segments = anew;
        segment = 0;
        sample = 0;
    }

    void continueFrom(Playhead other) {
        segments = other.segments;
        segment = other.segment;
        sample = other.sample;
    }

    void drop() {
        begin(List.of());
    }

    boolean hasBegun() {
        return segment > 0 || sample > 0;
    }

    boolean isAtEnd() {
        while (segment < segments.size() && sample >= segments.get(segment).samples()) {
            segment++;
            sample = 0;
        }
        return segment >= segments.size();
    }

    /** Writes what comes next, and silence behind the end. */
    void read(short[] samples) {
        int done = 0;
        while (done < samples.length && !isAtEnd()) {
            Segment now = segments.get(segment);
            int count = Math.min(samples.length - done, now.samples() - sample);
            switch (now) {
                case Segment.Sound sound -> System.arraycopy(sound.samples16k(), sample, samples, done, count);
                case Segment.Silence _ -> clear(samples, done, count);
            }
            sample += count;
            done += count;
        }
        clear(samples, done, samples.length - done);
    }

    private static void clear(short[] samples, int from, int count) {
        for (int i = from; i < from + count; i++) {
            samples[i] = 0;
        }
    }
}
