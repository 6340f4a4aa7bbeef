package org.parlour.conference.room.store;

import org.parlour.dialplan.speech.Language;
import org.parlour.wire.call.PhoneNumber;

/**
 * A number that callers dial to reach the house.
 *
 * @param language what is spoken at its door
 * @param pinDigits how long its PINs are
 * @param peoplePresent whether somebody would see a caller who waits in its reception
 */
public record HouseNumber(PhoneNumber number, Language language, int pinDigits, boolean peoplePresent) {}
