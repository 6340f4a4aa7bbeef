/**
 * What is played where a packet is missing.
 *
 * <p>Boundary: no packet is asked for again.
 *
 * <p>Law: ITU-T G.711 Appendix I. Guard: ConcealmentTest.
 */
@NullMarked
package org.parlour.mixer.conceal;

import org.jspecify.annotations.NullMarked;
