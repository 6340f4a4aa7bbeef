package org.parlour.conference.pin;

import org.parlour.wire.call.Pin;

/** A PIN that was just made: the only moment at which it is handed out with its number in the room. */
public record MintedPin(int pinNumber, Pin pin) {}
