package org.parlour.sip.registration;

/**
 * Why there is no registration, in words for an admin.
 *
 * @param status of the answer; 0 where there was none
 * @param detail what the words are about: a realm, a phrase, a reason
 */
public record Trouble(Kind kind, int status, String detail) {
    private static final int LONGEST_DETAIL = 120;

    /** What goes wrong with registrations. */
    public enum Kind {
        /** The secret that the plan names cannot be read. */
        NO_PASSWORD(true),
        /** Nobody knows where the provider is. */
        NO_TARGETS(false),
        NO_ANSWER(false),
        NOT_SENT(false),
        /** 408, 480, 5xx. */
        UNAVAILABLE(false),
        WRONG_CREDENTIALS(true),
        /** The plan names a realm, and this one was asked for: the password was not used. */
        WRONG_REALM(true),
        UNANSWERABLE(true),
        FORBIDDEN(true),
        UNKNOWN_USER(true),
        SENT_ELSEWHERE(true),
        INTERVAL_REFUSED(true),
        NOT_KEPT(true),
        /** Registered, but for less than our shortest pause: calls go astray in between. */
        KEPT_TOO_SHORT(true),
        REFUSED(true);

        private final boolean forPeople;

        Kind(boolean forPeople) {
            this.forPeople = forPeople;
        }

        /** Whether it stays until a person mends something, here or at the provider. */
        public boolean isForPeople() {
            return forPeople;
        }
    }

    public Trouble {
        detail = shown(detail);
    }

    static Trouble of(Kind kind) {
        return new Trouble(kind, 0, "");
    }

    static Trouble of(Kind kind, String detail) {
        return new Trouble(kind, 0, detail);
    }

    /** What came from outside, on one line, without what may be somebody's number. */
    private static String shown(String detail) {
        String line = detail.replaceAll("\\p{Cntrl}", " ")
                .replaceAll("\\+?\\d{5,}", "…")
                .strip();
        return line.length() > LONGEST_DETAIL ? line.substring(0, LONGEST_DETAIL) + "…" : line;
    }

    public String words() {
        return switch (kind) {
            case NO_PASSWORD -> "The password of this trunk " + detail + ".";
            case NO_TARGETS -> "Nobody knows where the provider is: " + detail + ".";
            case NO_ANSWER -> "The provider does not answer.";
            case NOT_SENT ->
                "Nothing can be sent to the provider: the connection fails, or nothing listens on our side.";
            case UNAVAILABLE -> "The provider is out of order at the moment: " + answer() + ".";
            case WRONG_CREDENTIALS ->
                "Wrong password or realm: the provider refused our proof for its realm \"" + detail + "\" with "
                        + status + ". Compare user, login and password with the provider's page.";
            case WRONG_REALM ->
                "The provider calls itself \"" + detail
                        + "\", the plan names another realm; the password was not used.";
            case UNANSWERABLE -> "The provider asks for a proof that we cannot give: " + detail + ".";
            case FORBIDDEN ->
                "The provider forbids it (" + answer() + "): a wrong user or password, or an account that is blocked.";
            case UNKNOWN_USER -> "The provider does not know this user (" + answer() + ").";
            case SENT_ELSEWHERE ->
                "The provider sends us to another server (" + answer()
                        + "), and we do not follow: write that one as registrar, if it is the provider's.";
            case INTERVAL_REFUSED -> "The provider wants another interval than any we can ask for (" + answer() + ").";
            case NOT_KEPT -> "The provider says yes and does not keep our address.";
            case KEPT_TOO_SHORT ->
                "The provider keeps our address for only " + detail + ", and we ask less often than that.";
            case REFUSED -> "The provider refuses: " + answer() + ".";
        };
    }

    private String answer() {
        return detail.isEmpty() ? Integer.toString(status) : status + " " + detail;
    }

    @Override
    public String toString() {
        return words();
    }
}
