/**
 * A JSON Schema validator that others wrote: what is written and read here is held against the schema that is published.
 *
 * <p>Boundary: tests only.
 *
 * <p>Law: JSON Schema 2020-12. Guard: SignalSchemaTest.
 */
@NullMarked
package org.parlour.conference.networknt;

import org.jspecify.annotations.NullMarked;
