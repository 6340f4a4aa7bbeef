package org.parlour.conference.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What an HTTP error means here, in words for the person who meets it. */
final class Problem {
    private Problem() {}

    static String title(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? "Error" : known.getReasonPhrase();
    }

    static String detail(int status) {
        return detail(HttpStatus.resolve(status));
    }

    private static String detail(@Nullable HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "The request could not be understood.";
            case UNAUTHORIZED ->
                "This needs the admin token, sent as Authorization: Bearer; it lies in secrets/admin-token of the data"
                        + " directory.";
            case FORBIDDEN ->
                "This is not allowed. A request that comes by cookie and changes something says X-Parlour: 1.";
            case NOT_FOUND -> "There is nothing at this address.";
            case METHOD_NOT_ALLOWED -> "This address does not take that method.";
            case CONTENT_TOO_LARGE -> BodyTooLong.SENTENCE;
            case UNSUPPORTED_MEDIA_TYPE -> "The body has to be JSON, with Content-Type: application/json.";
            case UPGRADE_REQUIRED -> "This address is a WebSocket.";
            case TOO_MANY_REQUESTS -> "Too many tries with a wrong token came from here. Wait, then try again.";
            case SERVICE_UNAVAILABLE -> "The program is too busy, or about to end. Try again in a moment.";
            case INTERNAL_SERVER_ERROR -> "Something broke in here; the log says what.";
            case null, default -> "The request was not carried out.";
        };
    }
}
