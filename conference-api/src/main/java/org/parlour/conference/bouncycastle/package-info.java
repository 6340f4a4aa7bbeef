/**
 * The one room in this module that knows Bouncy Castle: the small house CA and its certificates.
 *
 * <p>Boundary: no file is written and no clock is read.
 *
 * <p>Law: RFC 5280. Guard: HouseCertificatesTest.
 */
@NullMarked
package org.parlour.conference.bouncycastle;

import org.jspecify.annotations.NullMarked;
