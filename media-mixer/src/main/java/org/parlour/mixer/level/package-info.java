/**
 * Whether somebody speaks on a line, and how loud.
 *
 * <p>Boundary: no noise is removed and no level changed here.
 *
 * <p>Law: RFC 6464 for levels. Guard: SpeechLevelTest.
 */
@NullMarked
package org.parlour.mixer.level;

import org.jspecify.annotations.NullMarked;
