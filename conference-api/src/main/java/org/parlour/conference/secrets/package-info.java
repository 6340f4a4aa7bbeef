/**
 * The secrets folder: made at first start, readable by nobody else.
 *
 * <p>Boundary: no secret is printed, logged or put in an exception.
 *
 * <p>Law: our contract (docs/OPERATIONS.md). Guard: SecretsTest.
 */
@NullMarked
package org.parlour.conference.secrets;

import org.jspecify.annotations.NullMarked;
