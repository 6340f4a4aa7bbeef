/**
 * A second opinion on the schema of a plan: an editor's, which knows nothing of our parser.
 *
 * <p>Boundary: tests only.
 *
 * <p>Law: JSON Schema 2020-12. Guard: SchemaAgreementTest.
 */
@NullMarked
package org.parlour.dialplan.networknt;

import org.jspecify.annotations.NullMarked;
