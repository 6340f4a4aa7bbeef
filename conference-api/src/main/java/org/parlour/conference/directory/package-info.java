/**
 * Live state: who sits where, whose seat is kept, who guesses. In memory here; in a cluster it will lie in Redis, behind
 * the same port and under the same contract test.
 *
 * <p>Boundary: nothing durable, and no number: a caller is a mark.
 *
 * <p>Law: our contract. Guard: InMemoryDirectoryTest, which plays the contract.
 */
@NullMarked
package org.parlour.conference.directory;

import org.jspecify.annotations.NullMarked;
