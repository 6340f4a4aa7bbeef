/**
 * Keys from every road, each press once: {@link org.parlour.sip.digits.Keypad} merges what the RTP events told with what
 * SIP INFO brought and what was heard in the sound. And keys the other way: {@link org.parlour.sip.digits.Dialler}.
 *
 * <p>Boundary: no digit is printed and none reaches the room. What a key means is decided elsewhere.
 *
 * <p>Law: RFC 4733; RFC 6086 for INFO, whose bodies {@code application/dtmf-relay} and {@code application/dtmf} no RFC
 * describes. Guard: KeypadTest, KeypadSimulationTest, ThreeRoadsSimulationTest, DiallerTest, StrokeTest, InfoKeysTest,
 * InfoKeysFuzzTest.
 */
@NullMarked
package org.parlour.sip.digits;

import org.jspecify.annotations.NullMarked;
