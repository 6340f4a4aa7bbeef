package org.parlour.conference.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.parlour.conference.store.StoreUnavailable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns what the API throws into problems; everything else goes the way of all errors, to {@link ProblemPages}. */
@RestControllerAdvice
final class ApiProblems {
    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(ApiProblem problem, HttpServletRequest request) {
        String detail = problem.getMessage();
        return answer(problem.status(), detail == null ? "" : detail, problem, request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unavailable(StoreUnavailable busy, HttpServletRequest request) {
        return answer(HttpStatus.SERVICE_UNAVAILABLE, Problem.detail(HttpStatus.SERVICE_UNAVAILABLE.value()), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException unreadable, HttpServletRequest request) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLong) {
                return answer(HttpStatus.CONTENT_TOO_LARGE, BodyTooLong.SENTENCE, request);
            }
        }
        return answer(
                HttpStatus.BAD_REQUEST,
                "The body is not JSON as this address takes it: a field is unknown, or a value is of the wrong kind.",
                request);
    }

    private static ResponseEntity<ProblemDetail> answer(HttpStatus status, String detail, HttpServletRequest request) {
        return answer(status, detail, null, request);
    }

    private static ResponseEntity<ProblemDetail> answer(
            HttpStatus status, String detail, @Nullable ApiProblem told, HttpServletRequest request) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(Problem.title(status.value()));
        if (told != null && told.code() != null) {
            problem.setProperty("code", told.code());
        }
        problem.setInstance(URI.create(request.getRequestURI()));
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        Duration patience = told == null ? null : told.patience();
        if (patience != null) {
            answer.header(HttpHeaders.RETRY_AFTER, Long.toString(patience.toSeconds() + 1));
        }
        return answer.body(problem);
    }
}
