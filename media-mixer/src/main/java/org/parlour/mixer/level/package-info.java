/**
 * Levelling and limiting of a voice.
 *
 * <p>Boundary: no noise is judged here.
 *
 * <p>Law: EBU R 128, RFC 6464. Guard: its loudness tests.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.mixer.level;

import org.jspecify.annotations.NullMarked;
