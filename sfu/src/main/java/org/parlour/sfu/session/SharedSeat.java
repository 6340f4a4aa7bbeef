package org.parlour.sfu.session;

import org.parlour.wire.call.ParticipantNumber;

/** The seat that all telephones of a room share. Belongs to the room's loop. */
public interface SharedSeat {
    /** So many sounds of browsers reach the telephones at once: the loudest, as everywhere. */
    int SLOTS = 6;

    /** A telephone's own track; browsers find its number in what they receive (CSRC). */
    PhoneTrack track(ParticipantNumber participant);

    /** Browsers that sit in the room. */
    int browsers();

    /** Nothing more comes and nothing more goes; what tracks are left end with it. */
    void leave();

    /** What browsers hear of one telephone. */
    interface PhoneTrack {
        /** Whether any browser listens at this moment; where none does, nothing need be encoded. */
        boolean isWanted();

        /**
         * A packet of Opus; the array is used again as soon as this returns.
         *
         * @param timestamp of its first sample, at 48 kHz; where it does not follow upon the last, nothing was sent
         *     between them
         * @param levelMinusDbov how loud it is (RFC 6464): 0 is loudest, 127 silence
         */
        void send(byte[] opus, int offset, int lengthBytes, int timestamp, int levelMinusDbov, long nowNanos);

        /** It is muted: whatever was heard of it is over. */
        void hushed();

        /** The telephone has left the room. */
        void leave();
    }
}
