/**
 * The links that open a room to browsers: one for hosts, one for guests. A link's key stands behind the # of its address,
 * so that no server and no log sees it; here it lies as a mark and sealed, as PINs do.
 *
 * <p>Boundary: no key is printed, and no seat is given.
 *
 * <p>Law: our contract. Guard: RoomLinksTest.
 */
@NullMarked
package org.parlour.conference.room.links;

import org.jspecify.annotations.NullMarked;
