package org.parlour.mixer.room;

import org.parlour.mixer.digits.ToneStatistics;
import org.parlour.mixer.jitter.JitterStatistics;

/**
 * What one phone's sound has gone through. A frame is 20 ms, a tick is one of 8 kHz.
 *
 * @param otherCodecs packets of codecs that the mixer has none of, left alone
 * @param framesShared made once for all who hear the same
 * @param framesOwn made for this phone alone
 * @param skippedTicks left out, because the tick came too late
 * @param tones keys that sounded in it, and what was silenced for them
 * @param published what the browsers were sent, while it was published last
 */
public record VoiceStatistics(
        JitterStatistics jitter,
        int targetMillis,
        int delayMillis,
        long otherCodecs,
        long framesSummed,
        long framesShared,
        long framesOwn,
        long packetsSent,
        long skippedTicks,
        ToneStatistics tones,
        PublishedStatistics published) {}
