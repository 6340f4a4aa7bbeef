package org.parlour.conference.prompts;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.parlour.dialplan.speech.Piece;

/** Clips at hand, up to a bound; what was not asked for longest goes first. Belongs to one owner at a time. */
final class ClipCache {
    private static final float USUAL_LOAD = 0.75f;

    private final Map<Piece.Clip, short[]> clips = new LinkedHashMap<>(16, USUAL_LOAD, true);
    private final int limitSamples;
    private int lengthSamples;

    ClipCache(int limitSamples) {
        this.limitSamples = limitSamples;
    }

    Optional<short[]> find(Piece.Clip clip) {
        return Optional.ofNullable(clips.get(clip));
    }

    void keep(Piece.Clip clip, short[] samples) {
        short[] before = clips.put(clip, samples);
        lengthSamples += samples.length - (before == null ? 0 : before.length);
        Iterator<short[]> oldest = clips.values().iterator();
        while (lengthSamples > limitSamples && clips.size() > 1 && oldest.hasNext()) {
            lengthSamples -= oldest.next().length;
            oldest.remove();
        }
    }

    int lengthSamples() {
        return lengthSamples;
    }
}
