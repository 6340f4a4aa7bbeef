/**
 * Trunks: who they are, what they may do, whether they are up.
 *
 * <p>Boundary: no dial-plan decision.
 *
 * <p>Law: RFC 3261. Guard: its own tests.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.sip.trunk;

import org.jspecify.annotations.NullMarked;
