package org.parlour.conference.web;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.parlour.wire.call.Reading;
import org.springframework.http.HttpStatus;

/**
 * What the API could not do, and why, as it is told to whoever asked (RFC 9457). Its words are ours: nothing of the request
 * is repeated, because it may be a secret.
 */
public final class ApiProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final HttpStatus status;
    private final @Nullable String code;
    private final @Nullable Duration patience;

    private ApiProblem(HttpStatus status, String detail, @Nullable String code, @Nullable Duration patience) {
        // An answer and no accident: nobody reads its stack.
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.patience = patience;
    }

    private ApiProblem(HttpStatus status, String detail) {
        this(status, detail, null, null);
    }

    /** With one word for programs. */
    public ApiProblem coded(String word) {
        return new ApiProblem(status, String.valueOf(getMessage()), word, patience);
    }

    public static ApiProblem malformed(String detail) {
        return new ApiProblem(HttpStatus.BAD_REQUEST, sentence(detail));
    }

    static ApiProblem unauthorized(String detail) {
        return new ApiProblem(HttpStatus.UNAUTHORIZED, sentence(detail));
    }

    public static ApiProblem notFound(String detail) {
        return new ApiProblem(HttpStatus.NOT_FOUND, sentence(detail));
    }

    public static ApiProblem conflict(String detail) {
        return new ApiProblem(HttpStatus.CONFLICT, sentence(detail));
    }

    public static ApiProblem tooManyTries(String detail, Duration patience) {
        return new ApiProblem(HttpStatus.TOO_MANY_REQUESTS, sentence(detail), "too-many-tries", patience);
    }

    public static ApiProblem unavailable(String detail) {
        return new ApiProblem(HttpStatus.SERVICE_UNAVAILABLE, sentence(detail));
    }

    /** What was read, or a problem that says what is wrong with it. */
    public static <T> T valueOf(Reading<T> reading) {
        return switch (reading) {
            case Reading.Parsed<T>(T value) -> value;
            case Reading.Malformed<T>(String reason) -> throw malformed(reason);
        };
    }

    /** For an address: what cannot be read there is not there. */
    public static <T> T valueOf(Reading<T> reading, Supplier<ApiProblem> otherwise) {
        return switch (reading) {
            case Reading.Parsed<T>(T value) -> value;
            case Reading.Malformed<T> malformed -> throw otherwise.get();
        };
    }

    HttpStatus status() {
        return status;
    }

    @Nullable
    String code() {
        return code;
    }

    /** After how long the same may be tried again; null where that is not said. */
    @Nullable
    Duration patience() {
        return patience;
    }

    private static String sentence(String detail) {
        String begun = Character.toUpperCase(detail.charAt(0)) + detail.substring(1);
        return begun.endsWith(".") ? begun : begun + ".";
    }
}
