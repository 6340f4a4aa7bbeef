package org.parlour.sip.dialog;

import java.util.List;
import java.util.Locale;

/** Why something that the other side asked for is refused. A failure knows its own verdict. */
public sealed interface CallFailure {
    int sipStatus();

    /** What stands behind the status, for people who read traces. */
    String phrase();

    String metricName();

    /** What the response bears beside its status. */
    default HeaderFields fields() {
        return HeaderFields.NONE;
    }

    /** Those with nothing to say but their name. */
    enum Plain implements CallFailure {
        NO_CONTACT(400, "Missing Contact"),
        FORBIDDEN(403, "Forbidden"),
        NOT_FOUND(404, "Not Found"),
        METHOD_NOT_ALLOWED(405, "Method Not Allowed") {
            @Override
            public HeaderFields fields() {
                return Capabilities.ALLOWED;
            }
        },
        BAD_SCHEME(416, "Unsupported URI Scheme"),
        UNKNOWN_INFO_PACKAGE(469, "Bad Info Package") {
            @Override
            public HeaderFields fields() {
                // RFC 6086 section 4.2.2: names those that we would take; an empty one says that there are none.
                return HeaderFields.of(HeaderFields.RECV_INFO, "");
            }
        },
        UNAVAILABLE(480, "Temporarily Unavailable"),
        NOT_ANSWERED(480, "Not Answered"),
        NO_DIALOG(481, "Call/Transaction Does Not Exist"),
        MERGED(482, "Loop Detected"),
        TOO_MANY_HOPS(483, "Too Many Hops"),
        BUSY(486, "Busy Here"),
        CANCELLED(487, "Request Terminated"),
        EXPIRED(487, "Invitation Expired"),
        PENDING(491, "Request Pending"),
        INTERNAL(500, "Server Internal Error"),
        OUT_OF_ORDER(500, "CSeq Out Of Order"),
        MEDIA_TOO_SLOW(500, "No Media In Time"),
        UNKNOWN_METHOD(501, "Not Implemented") {
            @Override
            public HeaderFields fields() {
                return Capabilities.ALLOWED;
            }
        },
        DECLINED(603, "Decline");

        private final int sipStatus;
        private final String phrase;

        Plain(int sipStatus, String phrase) {
            this.sipStatus = sipStatus;
            this.phrase = phrase;
        }

        @Override
        public int sipStatus() {
            return sipStatus;
        }

        @Override
        public String phrase() {
            return phrase;
        }

        @Override
        public String metricName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Requires what we cannot do, such as 100rel: 420 names it (RFC 3261 section 8.2.2.3). */
    record BadExtension(List<String> required) implements CallFailure {
        public BadExtension {
            required = List.copyOf(required);
        }

        @Override
        public int sipStatus() {
            return 420;
        }

        @Override
        public String phrase() {
            return "Bad Extension";
        }

        @Override
        public String metricName() {
            return "bad_extension";
        }

        @Override
        public HeaderFields fields() {
            return HeaderFields.of(HeaderFields.UNSUPPORTED, String.join(", ", required));
        }
    }

    /** A body of a type, or in an encoding, that we do not read: 415 says which we do (RFC 3261 section 8.2.3). */
    record UnsupportedBody(HeaderFields accepted) implements CallFailure {
        @Override
        public int sipStatus() {
            return 415;
        }

        @Override
        public String phrase() {
            return "Unsupported Media Type";
        }

        @Override
        public String metricName() {
            return "unsupported_body";
        }

        @Override
        public HeaderFields fields() {
            return accepted;
        }
    }

    /** Their session is not for us. The warning says what is missing, for the admin of the other side. */
    record NotAcceptableHere(String warning) implements CallFailure {
        @Override
        public int sipStatus() {
            return 488;
        }

        @Override
        public String phrase() {
            return "Not Acceptable Here";
        }

        @Override
        public String metricName() {
            return "not_acceptable_here";
        }

        @Override
        public HeaderFields fields() {
            // RFC 3261 section 20.43: 399 is the code for whatever has none; the agent may be a pseudonym.
            return HeaderFields.of(HeaderFields.WARNING, "399 parlour " + HeaderFields.quoted(warning));
        }
    }

    /**
     * The dial plan does not take the call.
     *
     * @param cause a word for metrics and pages
     * @param warning why, for who reads a trace; without a number
     */
    record RefusedByPlan(int sipStatus, String cause, String warning) implements CallFailure {
        /** RFC 3261 section 21, and those that came later. */
        @Override
        public String phrase() {
            return switch (sipStatus) {
                case 403 -> "Forbidden";
                case 404 -> "Not Found";
                case 410 -> "Gone";
                case 433 -> "Anonymity Disallowed";
                case 480 -> "Temporarily Unavailable";
                case 482 -> "Loop Detected";
                case 484 -> "Address Incomplete";
                case 486 -> "Busy Here";
                case 503 -> "Service Unavailable";
                case 600 -> "Busy Everywhere";
                case 603 -> "Decline";
                case 604 -> "Does Not Exist Anywhere";
                case 607 -> "Unwanted";
                case 608 -> "Rejected";
                default -> "Refused";
            };
        }

        @Override
        public String metricName() {
            return "by_plan_" + cause;
        }

        @Override
        public HeaderFields fields() {
            return HeaderFields.of(HeaderFields.WARNING, "399 parlour " + HeaderFields.quoted(warning));
        }
    }

    /** Nothing is wrong with the request, there is too much of it: no port, no seat, draining. */
    record Overloaded(int retryAfterSeconds) implements CallFailure {
        @Override
        public int sipStatus() {
            return 503;
        }

        @Override
        public String phrase() {
            return "Service Unavailable";
        }

        @Override
        public String metricName() {
            return "overloaded";
        }

        @Override
        public HeaderFields fields() {
            return HeaderFields.of(HeaderFields.RETRY_AFTER, Integer.toString(retryAfterSeconds));
        }
    }

    /** Not ours to say: they refused what we asked. */
    record RefusedByPeer(int sipStatus, String phrase) implements CallFailure {
        @Override
        public String metricName() {
            return "refused_by_peer";
        }
    }

    /** They ask again before the first was answered (RFC 3261 section 14.2, RFC 3311 section 5.2). */
    record Overlapping(int retryAfterSeconds) implements CallFailure {
        @Override
        public int sipStatus() {
            return 500;
        }

        @Override
        public String phrase() {
            return "Overlapping Requests";
        }

        @Override
        public String metricName() {
            return "overlapping";
        }

        @Override
        public HeaderFields fields() {
            return HeaderFields.of(HeaderFields.RETRY_AFTER, Integer.toString(retryAfterSeconds));
        }
    }
}
