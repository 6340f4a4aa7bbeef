/**
 * Calls as the admin sees them: listed, explained, hung up.
 *
 * <p>Boundary: no number in clear for those without the role.
 *
 * <p>Law: our contract. Guard: its API tests.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.conference.calls;

import org.jspecify.annotations.NullMarked;
