/**
 * Trunks and dial plans as the admin writes them: revisions, checks, trials.
 *
 * <p>Boundary: no call is decided here.
 *
 * <p>Law: our contract. Guard: its API tests.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.conference.trunks;

import org.jspecify.annotations.NullMarked;
