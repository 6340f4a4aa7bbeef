package org.parlour.conference.calls;

/**
 * The telephone calls since the start.
 *
 * @param arrived calls that were taken
 * @param answered calls that reached the door
 * @param received calls that waited for a person
 * @param lobbied calls that waited for a host
 * @param seated calls that sat down in a room
 * @param ended calls that are over
 * @param brokenOff calls that ended without a goodbye
 * @param turnedAway calls that were not taken, or whose caller gave up before
 * @param handsRaised times that a caller asked to speak
 * @param heldOut times that a telephone on hold was kept out of its room
 * @param testsHeard lines whose caller said that they hear us
 * @param testsUnheard lines whose caller was asked and did not
 * @param openNow calls of this moment
 * @param onHoldNow calls whose telephone is kept out of its room, for it is on hold
 * @param inReceptionNow calls that wait for a person
 * @param inLobbiesNow calls that wait for a host
 * @param inRoomsNow calls that sit in rooms
 */
public record CallCounters(
        long arrived,
        long answered,
        long received,
        long lobbied,
        long seated,
        long ended,
        long brokenOff,
        long turnedAway,
        long handsRaised,
        long heldOut,
        long testsHeard,
        long testsUnheard,
        long openNow,
        long onHoldNow,
        long inReceptionNow,
        long inLobbiesNow,
        long inRoomsNow) {}
