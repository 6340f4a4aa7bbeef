/**
 * Our registration with a provider: asked for in time, kept, moved to another server where one fails, taken back.
 *
 * <p>{@link org.parlour.sip.registration.Registering} is the door: events come in, effects go out. Targets come in as
 * values; {@code sip.reach} finds them, sends, and carries the clock.
 *
 * <p>What others learned the hard way: a registration whose answer never comes is not stuck (a deadline of its own
 * besides the transaction's); what is asked for is what the plan says, never what was granted last time, or intervals
 * shrink for ever; a nonce that ran out without {@code stale} is no wrong password; nobody gives up for good; an
 * unregistration is challenged too; a server that sees another port of ours each time makes no loop.
 *
 * <p>Boundary: no socket, no name look-up, no password in any effect's text.
 *
 * <p>Law: RFC 3261 §10, §22, RFC 3263 §4.3, RFC 2782, RFC 3327, RFC 3581, RFC 3608, RFC 5626 §4.4 and §4.5. Guard:
 * RegisteringTest and OurPlaceTest have the rules one by one, RegisteringSimulationTest the bad weather,
 * RegisteringFuzzTest the storms.
 */
@NullMarked
package org.parlour.sip.registration;

import org.jspecify.annotations.NullMarked;
