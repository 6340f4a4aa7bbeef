package org.parlour.mixer.room;

import org.parlour.mixer.opus.OpusCodecs;
import org.parlour.mixer.opus.OpusSettings;

/**
 * How a phone is to get its Opus; those with the same form can share it.
 *
 * @param settings for samples at 16 kHz
 * @param isHalved two packets of 10 ms instead of one of 20, for a phone that takes none longer
 */
record OpusForm(OpusCodecs codecs, OpusSettings settings, boolean isHalved) {}
