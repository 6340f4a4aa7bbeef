/**
 * Echo control on an uplink.
 *
 * <p>Boundary: no device, no delay that is not measured.
 *
 * <p>Law: ITU-T G.168. Guard: its echo rig.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.mixer.echo;

import org.jspecify.annotations.NullMarked;
