package org.parlour.sip.seat;

import org.parlour.dialplan.speech.Piece;

/** Where the sound of clips is: the port that the floor above implements. It may read files, so no loop asks it. */
public interface Shelf {
    /**
     * The sound of a clip, 16 kHz, one channel. Shared: nobody writes into it. Never fails: what is missing has no samples.
     */
    short[] samples(Piece.Clip clip);
}
