/**
 * ICE-lite for one session: who may talk from where, where media goes, consent, moves between
 * addresses and restarts; and the frames of ICE over TCP.
 *
 * <p>{@link org.parlour.sfu.ice.IceAgent} never sends a check and never names itself controlling. A
 * check under one of its passwords binds the address it came from, before any nomination, because
 * browsers send media then; the latest USE-CANDIDATE moves the media. What fails integrity is
 * counted and gets no answer, so that nobody can use us to reflect.
 *
 * <p>Boundary: no socket, no candidates sought, no clock; chance comes in.
 *
 * <p>Law: RFC 8445, RFC 8839, RFC 7675, RFC 6544, RFC 4571. Guard: IceAgentTest, IceSimulationTest,
 * IceGoldenTest, IceFuzzTest and FrameReaderTest.
 */
@NullMarked
package org.parlour.sfu.ice;

import org.jspecify.annotations.NullMarked;
