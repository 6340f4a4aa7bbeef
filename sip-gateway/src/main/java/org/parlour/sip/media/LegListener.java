package org.parlour.sip.media;

import org.parlour.sip.seat.PhoneQuality;
import org.parlour.wire.dtmf.KeyNews;

/** Whom a leg tells; on the leg's loop. */
public interface LegListener {
    void key(KeyNews news);

    void line(LineNews news);

    /** Something about the line has changed that a listener would notice. */
    void quality(PhoneQuality quality);
}
