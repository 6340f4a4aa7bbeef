/**
 * Trunks: whose an address is, how each says in an INVITE who calls whom, and what it may say that others may not.
 *
 * <p>{@link org.parlour.sip.trunk.Sources} says whose an address is; {@link org.parlour.sip.trunk.TrunkHabits} reads
 * INVITEs and knows the trunk's codecs.
 *
 * <p>Boundary: no dial-plan decision, no socket, no name look-up.
 *
 * <p>Law: RFC 3261 §8.1.1.3, RFC 3264 §6.1, RFC 3325, RFC 7315 §4.2; docs/adr/0022. Guard: TrunkHabitsTest.
 */
@NullMarked
package org.parlour.sip.trunk;

import org.jspecify.annotations.NullMarked;
