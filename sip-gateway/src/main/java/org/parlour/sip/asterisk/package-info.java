/**
 * The one room that knows asterisk-java: an Asterisk in front.
 *
 * <p>Boundary: no media.
 *
 * <p>Law: AGI and AMI. Guard: its scripted peer.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.sip.asterisk;

import org.jspecify.annotations.NullMarked;
