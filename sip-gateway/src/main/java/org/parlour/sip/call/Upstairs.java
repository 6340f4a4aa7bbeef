package org.parlour.sip.call;

import org.parlour.sip.door.Doorbook;
import org.parlour.sip.seat.CallEvents;
import org.parlour.sip.seat.Rooms;
import org.parlour.sip.seat.Shelf;

/** What the floor above brings along. */
public record Upstairs(Doorbook doorbook, Rooms rooms, CallEvents events, Shelf shelf) {}
