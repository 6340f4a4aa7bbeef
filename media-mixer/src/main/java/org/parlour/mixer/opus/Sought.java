package org.parlour.mixer.opus;

/** What comes of looking for the machine's libopus. */
sealed interface Sought permits Libopus, OpusFallback {}
