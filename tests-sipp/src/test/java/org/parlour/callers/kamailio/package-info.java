/**
 * Kamailio, a SIP server that others wrote, as the registrar of a provider.
 *
 * <p>Boundary: it is told by its configuration and heard by what it prints.
 *
 * <p>Law: its own documentation. Guard: KamailioRegistrarTest.
 */
@NullMarked
package org.parlour.callers.kamailio;

import org.jspecify.annotations.NullMarked;
