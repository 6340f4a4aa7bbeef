/**
 * Plays clips to one listener or to a room; gets PCM, not files.
 *
 * <p>Boundary: no file is opened and no words are chosen.
 *
 * <p>Law: our contract. Guard: PlayerTest.
 */
@NullMarked
package org.parlour.mixer.prompt;

import org.jspecify.annotations.NullMarked;
