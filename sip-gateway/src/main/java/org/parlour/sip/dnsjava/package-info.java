/**
 * The one room that knows dnsjava: NAPTR, SRV and addresses, in their order.
 *
 * <p>Boundary: no caching of its own.
 *
 * <p>Law: RFC 3263, RFC 2782. Guard: its fake server tests.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.sip.dnsjava;

import org.jspecify.annotations.NullMarked;
