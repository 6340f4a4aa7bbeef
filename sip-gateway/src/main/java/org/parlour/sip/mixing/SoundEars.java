package org.parlour.sip.mixing;

import org.parlour.sip.media.LegListener;
import org.parlour.wire.call.HoldReason;
import org.parlour.wire.dtmf.KeyNews;

/** Who hears of a phone's sound. Called on a loop, so whoever listens passes it on and returns. */
public interface SoundEars extends LegListener {
    /** The phone hears us now, by this chain. */
    void sounding(String chain);

    /** What was to be said has been, or was hushed. */
    void playedOut(int playing);

    /** Two seconds of speech on a phone that is muted. */
    void spokeWhileMuted();

    /** A key in the sound went down or up. */
    void toneKey(KeyNews news);

    /** The phone is kept out of the room because it is on hold, for this reason; or for none any more. */
    void gated(HoldReason reason);

    /** How many others are in the room. */
    void companyChanged(int others);

    /** Somebody came in a browser. */
    void browserCame();
}
