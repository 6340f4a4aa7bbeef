/**
 * Accounts, roles and sign-in.
 *
 * <p>Boundary: no password is stored in clear.
 *
 * <p>Law: our contract. Guard: its own tests.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.conference.people;

import org.jspecify.annotations.NullMarked;
