/**
 * What a browser and its room say to each other, as messages, and what follows from them. {@link
 * org.parlour.sfu.signal.RoomTalk} is the talk of one room: events come in, effects go out. {@link
 * org.parlour.sfu.signal.Draft} makes a {@link org.parlour.sfu.signal.Request} of what was said, or says what is wrong with
 * it. {@link org.parlour.sfu.signal.Pace} is how fast one browser may speak.
 *
 * <p>Boundary: no HTTP, no JSON library: text comes in as values. No name, ticket or description is printed.
 *
 * <p>Law: our contract (/signal/v1.schema.json). Guard: DraftTest, RoomTalkTest and PhoneTalkTest have the rules one by one,
 * RoomTalkSimulationTest browsers of every kind, SignalFuzzTest the storms.
 */
@NullMarked
package org.parlour.sfu.signal;

import org.jspecify.annotations.NullMarked;
