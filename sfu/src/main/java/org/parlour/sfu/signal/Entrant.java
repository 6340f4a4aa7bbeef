package org.parlour.sfu.signal;

/**
 * Who comes with a ticket.
 *
 * @param waits whether somebody has to let them in
 */
public record Entrant(Role role, PersonName name, Device device, boolean waits) {}
