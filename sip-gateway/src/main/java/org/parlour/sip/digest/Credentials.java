package org.parlour.sip.digest;

/** Who we are to somebody who asks. The user is often a telephone number, so that it is not printed either. */
public record Credentials(String user, Password password) {
    @Override
    public String toString() {
        return "Credentials[****]";
    }
}
