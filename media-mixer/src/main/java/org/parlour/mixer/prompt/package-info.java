/**
 * Plays clips to one listener or to a room; gets PCM, not files.
 *
 * <p>Boundary: no file is opened and no words are chosen.
 *
 * <p>Law: our contract. Guard: its own tests.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.mixer.prompt;

import org.jspecify.annotations.NullMarked;
