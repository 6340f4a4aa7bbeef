/**
 * What is written in a room, in order, with its history.
 *
 * <p>Boundary: no message in a log.
 *
 * <p>Law: our contract. Guard: its own tests.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.conference.chat;

import org.jspecify.annotations.NullMarked;
