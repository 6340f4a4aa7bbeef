/**
 * The tables of rooms: numbers, rooms, PINs, links, and the way back of callers who were cut off. Each question is a {@link
 * org.parlour.conference.store.StoreWork}, so that whoever asks chooses whether to wait.
 *
 * <p>Boundary: no PIN, no link and no caller's number in clear, and no decision.
 *
 * <p>Law: V2__rooms.sql, V4__links.sql. Guard: TablesTest.
 */
@NullMarked
package org.parlour.conference.room.store;

import org.jspecify.annotations.NullMarked;
