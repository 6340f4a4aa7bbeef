/**
 * Linphone, a phone that others wrote, by its command line.
 *
 * <p>Boundary: it is commanded by its terminal and heard by its recordings.
 *
 * <p>Law: its own documentation. Guard: LinphoneTest.
 */
@NullMarked
package org.parlour.callers.linphone;

import org.jspecify.annotations.NullMarked;
