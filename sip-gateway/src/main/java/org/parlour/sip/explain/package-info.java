/**
 * Why a call was refused or ended, in words for the admin.
 *
 * <p>Boundary: no number in clear.
 *
 * <p>Law: our contract. Guard: its golden tests.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.sip.explain;

import org.jspecify.annotations.NullMarked;
