package org.parlour.sip.dialog;

import org.jspecify.annotations.Nullable;

/** Who ended a call, and why. */
public sealed interface CallEnd {
    enum Ender {
        PEER,
        HOUSE,
        TIMER,
        TRANSPORT
    }

    Ender by();

    String metricName();

    /** What they said when they ended it, or what we say. */
    default @Nullable Reason reason() {
        return null;
    }

    /** They hung up. */
    record PeerHungUp(@Nullable Reason reason) implements CallEnd {
        @Override
        public Ender by() {
            return Ender.PEER;
        }

        @Override
        public String metricName() {
            return "peer_hung_up";
        }
    }

    /** They gave up before we answered. */
    record PeerCancelled(@Nullable Reason reason) implements CallEnd {
        @Override
        public Ender by() {
            return Ender.PEER;
        }

        @Override
        public String metricName() {
            return "peer_cancelled";
        }
    }

    /** We never took the call. */
    record Refused(CallFailure failure) implements CallEnd {
        @Override
        public Ender by() {
            return failure == CallFailure.Plain.NOT_ANSWERED || failure == CallFailure.Plain.EXPIRED
                    ? Ender.TIMER
                    : Ender.HOUSE;
        }

        @Override
        public String metricName() {
            return "refused_" + failure.metricName();
        }
    }

    /** We hung up. */
    record HungUp(@Nullable Reason reason) implements CallEnd {
        @Override
        public Ender by() {
            return Ender.HOUSE;
        }

        @Override
        public String metricName() {
            return "hung_up";
        }
    }

    /** They took our offer with an answer that is none, or one that we cannot follow. */
    record BadAnswer(CallFailure failure) implements CallEnd {
        @Override
        public Ender by() {
            return Ender.HOUSE;
        }

        @Override
        public String metricName() {
            return "bad_answer";
        }

        @Override
        public Reason reason() {
            return Reason.sip(failure.sipStatus(), "The answer to our offer is missing or unusable");
        }
    }

    /** They never acknowledged that we answered. */
    record NoAck() implements CallEnd {
        @Override
        public Ender by() {
            return Ender.TIMER;
        }

        @Override
        public String metricName() {
            return "no_ack";
        }

        @Override
        public Reason reason() {
            return Reason.sip(408, "No ACK");
        }
    }

    /**
     * They do not answer a request within the call, or know nothing of the call (RFC 3261 section 12.2.1.2).
     *
     * @param status 408, also where no response came at all, or 481
     */
    record PeerVanished(SipMethod method, int status) implements CallEnd {
        @Override
        public Ender by() {
            return status == 481 ? Ender.PEER : Ender.TIMER;
        }

        @Override
        public String metricName() {
            return "peer_vanished";
        }

        @Override
        public Reason reason() {
            return Reason.sip(status, status == 481 ? "You do not know this call" : "No response");
        }
    }

    /** A request within the call could not be sent. */
    record TransportFailed(SipMethod method) implements CallEnd {
        @Override
        public Ender by() {
            return Ender.TRANSPORT;
        }

        @Override
        public String metricName() {
            return "transport_failed";
        }
    }
}
