/**
 * NACK, PLI, receiver reports and transport-wide feedback, ended per leg.
 *
 * <p>Boundary: no report of one leg reaches another as it came.
 *
 * <p>Law: RFC 4585, RFC 5104. Guard: its simulation.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.sfu.feedback;

import org.jspecify.annotations.NullMarked;
