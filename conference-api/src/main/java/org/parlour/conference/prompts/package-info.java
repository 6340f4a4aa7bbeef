/**
 * Prompts as the admin hears and replaces them.
 *
 * <p>Boundary: no prompt is played here.
 *
 * <p>Law: our contract. Guard: its API tests.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.conference.prompts;

import org.jspecify.annotations.NullMarked;
