/**
 * The one room that knows libopus, met through the foreign-function API; where a machine has none, its stand-in in
 * pure Java. Both are met behind the same door and make the same promises.
 *
 * <p>Boundary: no packet header, no policy: bytes and samples only. What comes from the network is measured in Java
 * before native code sees it.
 *
 * <p>Law: RFC 6716, RFC 8251. Guard: OpusCodecsTest, OpusPacketTest, OpusEncoderTest, OpusDecoderTest,
 * OpusVectorsGoldenTest, OpusFuzzTest, OpusCrashTest, OpusAllocationTest.
 */
@NullMarked
package org.parlour.mixer.opus;

import org.jspecify.annotations.NullMarked;
