/**
 * Files given to a room.
 *
 * <p>Boundary: nobody outside the room reads one.
 *
 * <p>Law: our contract. Guard: its own tests.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.conference.files;

import org.jspecify.annotations.NullMarked;
