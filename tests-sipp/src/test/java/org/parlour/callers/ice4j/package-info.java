/**
 * ICE as others wrote it: a full agent that checks, nominates and keeps a pair, by UDP or by TCP.
 *
 * <p>Boundary: ice4j's types end here; loopback is all it uses.
 *
 * <p>Law: RFC 8445, RFC 6544. Guard: FullAgentTest.
 */
@NullMarked
package org.parlour.callers.ice4j;

import org.jspecify.annotations.NullMarked;
