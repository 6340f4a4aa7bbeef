/**
 * Trunks: who they are, what they may do, whether they are up.
 *
 * <p>{@link org.parlour.sip.trunk.Sources} says whose an address is.
 *
 * <p>Boundary: no dial-plan decision, no socket, no name look-up.
 *
 * <p>Law: RFC 4632 (ranges); the most specific claim wins. Guard: SourcesTest.
 */
@NullMarked
package org.parlour.sip.trunk;

import org.jspecify.annotations.NullMarked;
