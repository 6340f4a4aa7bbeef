/**
 * A telephone call as a whole: brings its messages to its lane and joins dialog, door, seat and sound.
 *
 * <p>{@link org.parlour.sip.call.Telephone} is the door of the gateway. A call is driven by {@code PhoneCall} on its lane;
 * what is decided is decided in the cores of {@code sip.dialog}, {@code sip.door} and {@code sip.seat}.
 *
 * <p>Boundary: no message is parsed, no packet touched, no PIN judged.
 *
 * <p>Law: our contract, docs/adr/0022. Guard: PlannedCallsTest, ClaimsTest, SessionTest, FarewellsTest, SpeakerTest, and the suites in callers.
 */
@NullMarked
package org.parlour.sip.call;

import org.jspecify.annotations.NullMarked;
