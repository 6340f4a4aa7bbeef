package org.parlour.sip.call;

import org.jspecify.annotations.Nullable;
import org.parlour.sip.media.LineNews;
import org.parlour.sip.seat.LineState;

/** What a leg's news means for the state of its line. */
final class LineStates {
    private LineStates() {}

    static @Nullable LineState of(LineNews news) {
        return switch (news) {
            case LineNews.Sounding _ -> LineState.SOUNDING;
            case LineNews.Silent _ -> LineState.SILENT;
            // Its stream ends; whether the call does is for SIP to say.
            case LineNews.PeerSaidBye _ -> null;
        };
    }
}
