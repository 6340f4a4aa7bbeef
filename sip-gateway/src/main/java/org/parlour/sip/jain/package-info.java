/**
 * The one room that knows JAIN-SIP: messages, transactions and transports.
 *
 * <p>{@link org.parlour.sip.jain.SipDoor} is the door. It turns what arrives into the records of {@code sip.dialog},
 * tells {@link org.parlour.sip.jain.SipEars}, and sends what it is told. Before the stack parses anything, our own
 * sockets drop what no trunk claims and what cannot be SIP.
 *
 * <p>Boundary: no dialog state and no decision; no name look-up.
 *
 * <p>Law: RFC 3261 §17, §18, RFC 3581, RFC 5621, RFC 5626 §3.5.1; docs/adr/0012. Guard: SipDoorTest, SipListeningTest and SipStormTest on
 * loopback, FramingTest, MultipartTest, SipRecordsTest.
 */
@NullMarked
package org.parlour.sip.jain;

import org.jspecify.annotations.NullMarked;
