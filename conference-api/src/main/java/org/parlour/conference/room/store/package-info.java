/**
 * The tables of rooms: numbers, rooms, PINs, and the way back of callers who were cut off. Each question is a {@link
 * org.parlour.conference.store.StoreWork}, so that whoever asks chooses whether to wait.
 *
 * <p>Boundary: no PIN and no caller's number in clear, and no decision.
 *
 * <p>Law: V2__rooms.sql. Guard: TablesTest.
 */
@NullMarked
package org.parlour.conference.room.store;

import org.jspecify.annotations.NullMarked;
