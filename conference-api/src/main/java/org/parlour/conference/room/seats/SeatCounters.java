package org.parlour.conference.room.seats;

/**
 * What browsers did at their rooms since the start.
 *
 * @param tickets tickets given for links
 * @param forgottenTickets tickets forgotten because there were too many
 * @param wrongKeys tries with the key of no link
 * @param slowedKeys tries not looked at, because their source had been wrong too often
 * @param proven sockets that said a good hello
 * @param crowdedOut sockets turned away because too many had not said hello
 * @param withoutHello sockets shut because no good hello came
 * @param unreadable sockets shut for what was no request
 * @param tooFast sockets shut for too many requests
 * @param tooSlow sockets shut because they did not take what was sent
 * @param silent sockets given up because nothing came any more
 * @param overloaded sockets shut because their room did not keep up
 * @param malformed requests that could not be read
 * @param lateMoments news of the media that waits for the next, because a room did not keep up
 * @param socketsNow open sockets
 * @param unprovenNow those that have not said hello yet
 * @param seatedNow browsers in rooms
 * @param waitingNow browsers in lobbies
 * @param roomsNow rooms with a browser
 */
public record SeatCounters(
        long tickets,
        long forgottenTickets,
        long wrongKeys,
        long slowedKeys,
        long proven,
        long crowdedOut,
        long withoutHello,
        long unreadable,
        long tooFast,
        long tooSlow,
        long silent,
        long overloaded,
        long malformed,
        long lateMoments,
        long socketsNow,
        long unprovenNow,
        long seatedNow,
        long waitingNow,
        long roomsNow) {}
