/**
 * What is played where a packet is missing, at 8 and at 16 kHz.
 *
 * <p>Boundary: no packet is asked for again; codecs that conceal by themselves do so.
 *
 * <p>Law: the method is that of ITU-T G.711 Appendix I (pitch) and of G.722 Appendix IV (linear prediction), to the letter
 * of neither. Guard: ConcealmentTest; docs/measurements/voice.md on recorded speech.
 */
@NullMarked
package org.parlour.mixer.conceal;

import org.jspecify.annotations.NullMarked;
