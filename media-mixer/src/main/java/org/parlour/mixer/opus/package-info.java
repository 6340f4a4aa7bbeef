/**
 * The one room that knows libopus, met through the foreign-function API.
 *
 * <p>Boundary: no packet header, no policy: bytes and samples only.
 *
 * <p>Law: RFC 6716, RFC 8251. Guard: Opus vectors.
 *
 * <p>Nothing lives here yet.
 */
@NullMarked
package org.parlour.mixer.opus;

import org.jspecify.annotations.NullMarked;
