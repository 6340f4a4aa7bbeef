package org.parlour.sfu.signal;

/** The one answer to a request. */
public sealed interface Reply extends Message {
    /** The id of the request. */
    long re();

    record Done(long re) implements Reply {}

    /** To a hello. */
    record Welcome(long re, String resumeToken, RoomCard room, boolean seated, Present present, Again again)
            implements Reply {
        /** The token is a secret. */
        @Override
        public String toString() {
            return "Welcome[" + re + ", " + again + "]";
        }
    }

    /** Whether somebody is here again. */
    enum Again {
        /** They are new. */
        NEW,
        /** What they missed follows. */
        RESUMED,
        /** What they missed is forgotten: what stands in the welcome is all. */
        RESUMED_WITH_A_GAP
    }

    /** To an offer. */
    record Answer(long re, String description) implements Reply {
        /** It holds a password. */
        @Override
        public String toString() {
            return "Answer[" + re + "]";
        }
    }

    /** To the wish to receive. */
    record Offer(long re, String description) implements Reply {
        /** It holds a password. */
        @Override
        public String toString() {
            return "Offer[" + re + "]";
        }
    }

    record Refused(long re, Problem problem) implements Reply {}
}
