/**
 * The grammar that turns a prompt into clips: key, language and values in, a list of clips out.
 *
 * <p>Boundary: no sound is opened here; playing is the mixer's work.
 *
 * <p>Law: our contract. Guard: its own golden tests.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.dialplan.speech;

import org.jspecify.annotations.NullMarked;
