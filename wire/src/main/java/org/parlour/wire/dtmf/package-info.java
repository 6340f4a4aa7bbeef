/**
 * Telephone keys as RTP events: each press heard once, however many packets told of it, and spoken
 * so that a press survives the loss of most of them.
 *
 * <p>Boundary: tones in the sound are not sought here (that is the mixer's work), and no digit is
 * ever printed.
 *
 * <p>Law: RFC 4733. Guard: TelephoneEventsTest, TelephoneEventsSimulationTest,
 * TelephoneEventsGoldenTest, TelephoneEventsFuzzTest, SpokenKeysTest.
 */
@NullMarked
package org.parlour.wire.dtmf;

import org.jspecify.annotations.NullMarked;
