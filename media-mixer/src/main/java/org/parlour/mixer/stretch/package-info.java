/**
 * Makes whole clips slower or faster and leaves their pitch: the house speaks more slowly to who asked for it.
 *
 * <p>Boundary: a clip is never stretched on a loop; what comes in packets is stretched in mixer.jitter.
 *
 * <p>Law: Verhelst and Roelands 1993 (WSOLA). Guard: StretchingTest.
 */
@NullMarked
package org.parlour.mixer.stretch;

import org.jspecify.annotations.NullMarked;
