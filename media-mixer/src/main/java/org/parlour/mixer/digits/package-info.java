/**
 * Keys as tones in the sound itself: heard, kept out of the room, and sounded.
 *
 * <p>Boundary: what a press means, and whether another road told it already, is decided elsewhere. No digit is printed.
 * Nothing is allocated but for a press or a release.
 *
 * <p>Law: ITU-T Q.23 for the tones, Q.24 for ears. Guard: ToneEarTest, ToneEarSimulationTest, TalkOffTest, ToneVoiceTest.
 */
@NullMarked
package org.parlour.mixer.digits;

import org.jspecify.annotations.NullMarked;
