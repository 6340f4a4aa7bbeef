/**
 * Who is in which slot. {@link org.parlour.sfu.slots.Speakers} hears who speaks in a room, without decoding;
 * {@link org.parlour.sfu.slots.AudioSlots} puts the loudest into a listener's slots at once,
 * {@link org.parlour.sfu.slots.VideoSlots} puts whom a viewer wants to see into theirs, as soon as a key frame allows.
 *
 * <p>Boundary: no packet is touched, no key frame is merged or throttled here ({@code sfu.feedback}).
 *
 * <p>Law: RFC 6464; our contract. Guard: SpeakersTest, AudioSlotsTest, VideoSlotsTest, SlotsSimulationTest,
 * SlotsAllocationTest.
 */
@NullMarked
package org.parlour.sfu.slots;

import org.jspecify.annotations.NullMarked;
