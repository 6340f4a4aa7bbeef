/**
 * Hears hold music and announcements and keeps them out of the room.
 *
 * <p>Boundary: nobody is cut off for good: what was let through stays through.
 *
 * <p>Law: our contract. Guard: recorded music and speech.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.mixer.hold;

import org.jspecify.annotations.NullMarked;
