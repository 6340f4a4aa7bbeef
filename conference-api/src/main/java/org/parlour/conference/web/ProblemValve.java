package org.parlour.conference.web;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** Answers what never reaches Spring, such as a request that is not HTTP, with a problem too (RFC 9457). */
final class ProblemValve extends ErrorReportValve {
    private static final int FIRST_ERROR = 400;

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failed) {
        int status = response.getStatus();
        if (status < FIRST_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding("utf-8");
            // Words of our own only: nothing of the request is repeated, so nothing needs escaping.
            response.getReporter()
                    .write("{\"type\":\"about:blank\",\"title\":\"" + Problem.title(status) + "\",\"status\":" + status
                            + ",\"detail\":\"" + Problem.detail(status) + "\"}");
            response.finishResponse();
        } catch (IOException gone) {
            // The peer left before it could hear what was wrong with its request.
            container.getLogger().debug("no one to report to", gone);
        }
    }
}
