/**
 * PINs: minted, looked up by keyed hash, sealed, opened only for those who may invite; and the book that the door asks, with
 * its patience for guessers.
 *
 * <p>The dial plan says who comes to a door and what is spoken there; the number's rooms say how long its PINs are and who
 * waits for its callers. What no text of a plan says, the demo number, keeps the language of its number.
 *
 * <p>Boundary: no PIN is printed or compared in clear, and nobody is refused for what others guessed.
 *
 * <p>Law: our contract. Guard: DoorbookTest, PinsTest, GuessWatchTest.
 */
@NullMarked
package org.parlour.conference.pin;

import org.jspecify.annotations.NullMarked;
