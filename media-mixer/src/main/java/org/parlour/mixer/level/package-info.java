/**
 * Whether somebody speaks on a line, and how loud; and the level at which the room hears it: every voice alike, however
 * far its telephone lies from the mouth, and nobody's background louder for it.
 *
 * <p>Boundary: no noise is removed here. A pause is never turned up beyond a little; what is no voice teaches nothing.
 *
 * <p>Law: RFC 6464 for levels, ITU-R BS.1770 for loudness. Guard: SpeechLevelTest, LevellingTest,
 * LevellingSimulationTest, SoftLimiterTest, LevelAllocationTest.
 */
@NullMarked
package org.parlour.mixer.level;

import org.jspecify.annotations.NullMarked;
