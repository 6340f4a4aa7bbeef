/**
 * The call dialog as a state machine: INVITE to BYE, repeats of our answers, glare, early and late offers.
 *
 * <p>{@link org.parlour.sip.dialog.CallDialog} is the door: events come in, effects go out, and all that it knows is the
 * record {@link org.parlour.sip.dialog.CallState}. Bodies are bytes; the media side makes and judges them. What belongs
 * to no call is answered by {@link org.parlour.sip.dialog.Stateless}.
 *
 * <p>Boundary: no transport, no transaction, no clock, no parser of messages. Reliable provisional responses (RFC 3262)
 * and session timers (RFC 4028) are not followed and not promised: who requires them is told so.
 *
 * <p>Law: RFC 3261, RFC 3264, RFC 3311, RFC 6026, RFC 6141, RFC 5407. Guard: CallDialogSimulationTest loses every message
 * of every flow, and any two; CallDialogTest has the table of states, CallDialogRulesTest and OurRequestsTest the rules
 * one by one, CallDialogRaceTest the races of RFC 5407, CallDialogGoldenTest the flows of RFC 3665, CallDialogFuzzTest
 * the storms, CallFlowLadderTest the pictures in docs/call-flows.
 */
@NullMarked
package org.parlour.sip.dialog;

import org.jspecify.annotations.NullMarked;
