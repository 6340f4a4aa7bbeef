/**
 * Baresip, a phone that others wrote, without a screen or a sound card.
 *
 * <p>Boundary: it is commanded by its control socket and heard by its recordings.
 *
 * <p>Law: its own documentation. Guard: BaresipTest.
 */
@NullMarked
package org.parlour.callers.baresip;

import org.jspecify.annotations.NullMarked;
