package org.parlour.conference.room;

/**
 * What happened at the seats since the start.
 *
 * @param joined seats taken anew
 * @param returned seats taken again by who was cut off
 * @param left seats freed
 * @param lost seats whose call broke off
 * @param waited telephones that a host was to let in
 * @param full telephones that found no seat
 * @param closed telephones that found the room closed
 * @param troubles questions that the store did not answer
 * @param droppedNotes seats of which the way back was not written down, because the store did not keep up
 * @param seatedNow telephones in rooms
 * @param keptNow seats that wait for who was cut off
 */
public record RoomCounters(
        long joined,
        long returned,
        long left,
        long lost,
        long waited,
        long full,
        long closed,
        long troubles,
        long droppedNotes,
        long seatedNow,
        long keptNow) {}
