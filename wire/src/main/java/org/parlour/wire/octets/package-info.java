/**
 * Numbers in network byte order, read and written where they lie in an array.
 *
 * <p>Boundary: nothing is copied, nothing is checked but the array's own bounds; whoever reads knows the length first.
 *
 * <p>Law: RFC 1700 (network byte order). Guard: BigEndianTest.
 */
@NullMarked
package org.parlour.wire.octets;

import org.jspecify.annotations.NullMarked;
