/**
 * The media loops: one thread each, its port, its timers, its rooms and legs; legs move between
 * loops here.
 *
 * <p>Boundary: nothing blocks and nothing is logged per packet.
 *
 * <p>Law: our contract (ADR-0003). Guard: its move-under-traffic test.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.sfu.loop;

import org.jspecify.annotations.NullMarked;
