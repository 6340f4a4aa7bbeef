package org.parlour.mixer.digits;

import org.parlour.wire.dtmf.KeyNews;

/**
 * A key went down or came up in the sound.
 *
 * @param atTicks when it did, in ticks of 8 kHz since the ear was made; compare {@link ToneEar#heardTicks}
 */
public record ToneNews(KeyNews news, long atTicks) {}
