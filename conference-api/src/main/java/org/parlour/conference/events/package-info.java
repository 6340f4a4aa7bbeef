/**
 * What happened, for webhooks and pages.
 *
 * <p>Boundary: no secret and no number in clear.
 *
 * <p>Law: our contract. Guard: its own tests.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.conference.events;

import org.jspecify.annotations.NullMarked;
