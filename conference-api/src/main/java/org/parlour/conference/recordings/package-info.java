/**
 * Recordings: kept, composed, deleted in time.
 *
 * <p>Boundary: nothing is kept longer than its rule says.
 *
 * <p>Law: our contract. Guard: its own tests.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.conference.recordings;

import org.jspecify.annotations.NullMarked;
