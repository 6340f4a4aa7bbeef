/**
 * The shelf of clips: those the program brings, replaced one by one by those of an Asterisk sound folder where one is
 * configured.
 *
 * <p>Boundary: no prompt is played here.
 *
 * <p>Law: our contract. Guard: PromptShelfTest.
 */
@NullMarked
package org.parlour.conference.prompts;

import org.jspecify.annotations.NullMarked;
