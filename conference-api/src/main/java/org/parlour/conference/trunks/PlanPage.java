package org.parlour.conference.trunks;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parlour.conference.trunks.PlanView.NoteView;
import org.parlour.conference.web.ApiProblem;
import org.parlour.dialplan.explain.IncomingCall;
import org.parlour.dialplan.explain.PlanInForce;
import org.parlour.dialplan.plan.Checked;
import org.parlour.dialplan.plan.Finding;
import org.parlour.dialplan.plan.PlanSchema;
import org.parlour.dialplan.plan.PlanText;
import org.parlour.dialplan.revision.Changes;
import org.parlour.dialplan.revision.Precondition;
import org.parlour.dialplan.revision.Proposal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/dialplan}: the plan that holds, those that did, and questions to it. */
@RestController
@RequestMapping("/api/dialplan")
final class PlanPage {
    private static final int MOST_LISTED = 100;
    private static final Logger LOG = LoggerFactory.getLogger(PlanPage.class);

    private final PlanBook book;
    private final InstantSource clock;

    PlanPage(PlanBook book, InstantSource clock) {
        this.book = book;
        this.clock = clock;
    }

    /** Older ones: {@code ?before=}, the last number of this list. */
    record RevisionList(List<NoteView> revisions) {}

    record RevisionView(NoteView note, List<PlanText> texts) {}

    /**
     * What a check says.
     *
     * @param changes from what holds, in words; empty where the plan would not be taken
     */
    record CheckView(boolean good, List<FindingView> findings, List<String> changes) {
        @Override
        public String toString() {
            return "CheckView[" + good + "]";
        }
    }

    @GetMapping
    PlanView plan(HttpServletResponse response) {
        return shown(book.standing(), response);
    }

    // By hand: an ETag of Spring's would answer 304 to whoever knows the revision, and keep from them that the files
    // have
    // been refused since.
    private static PlanView shown(Standing standing, HttpServletResponse response) {
        response.setHeader(HttpHeaders.ETAG, standing.tag());
        return PlanView.of(standing);
    }

    @PutMapping
    ResponseEntity<?> change(
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody PlanWish wish,
            HttpServletRequest request,
            HttpServletResponse response) {
        Proposal proposal = proposed(ApiProblem.valueOf(wish.reading()), Precondition.ofHeader(ifMatch));
        return switch (proposal) {
            case Proposal.Adopted _, Proposal.Unchanged _ -> ResponseEntity.ok(shown(book.standing(), response));
            case Proposal.Refused(List<Finding> findings) -> {
                ProblemDetail problem = problem(
                        HttpStatus.UNPROCESSABLE_CONTENT, "The plan does not check; what holds, holds on.", request);
                problem.setProperty("findings", FindingView.of(findings));
                yield answer(problem);
            }
            case Proposal.Stale _ -> {
                response.setHeader(HttpHeaders.ETAG, book.standing().tag());
                yield answer(problem(
                        HttpStatus.PRECONDITION_FAILED,
                        "Another revision holds by now, or the files are being changed at this moment. Look at what"
                                + " holds, then try again.",
                        request));
            }
            case Proposal.Unconditional() ->
                answer(problem(
                        HttpStatus.PRECONDITION_REQUIRED,
                        "Say which revision you have seen: If-Match, with the ETag of GET /api/dialplan.",
                        request));
        };
    }

    private Proposal proposed(List<PlanText> texts, Precondition precondition) {
        try {
            return book.put(texts, precondition);
        } catch (IOException failed) {
            LOG.warn("A dial plan that came over the API was not taken: its files cannot be written.", failed);
            throw ApiProblem.unavailable(
                    "the files in data/dialplan cannot be written, so nothing was changed; the log says why");
        }
    }

    private static ProblemDetail problem(HttpStatus status, String detail, HttpServletRequest request) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(status.getReasonPhrase());
        problem.setInstance(URI.create(request.getRequestURI()));
        return problem;
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    @PostMapping("/check")
    CheckView check(@RequestBody PlanWish wish) {
        return switch (book.check(ApiProblem.valueOf(wish.reading()))) {
            case Checked.Unsound(List<Finding> findings) -> new CheckView(false, FindingView.of(findings), List.of());
            case Checked.Sound sound ->
                new CheckView(
                        true,
                        FindingView.of(sound.findings()),
                        Changes.between(book.get().plan(), sound.plan()));
        };
    }

    @GetMapping("/revisions")
    RevisionList revisions(@RequestParam(name = "before", required = false) @Nullable String before) {
        long number = before == null ? Long.MAX_VALUE : number(before);
        return new RevisionList(
                book.before(number, MOST_LISTED).stream().map(NoteView::of).toList());
    }

    @GetMapping("/revisions/{number}")
    RevisionView revision(@PathVariable String number) {
        return book.find(number(number))
                .map(stored -> new RevisionView(NoteView.of(stored.note()), stored.texts()))
                .orElseThrow(PlanPage::noSuchRevision);
    }

    private static long number(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw noSuchRevision();
        }
        return Long.parseLong(text);
    }

    private static ApiProblem noSuchRevision() {
        return ApiProblem.notFound("there is no such revision");
    }

    @PostMapping("/explain")
    ExplanationView explain(@RequestBody CallWish wish) {
        PlanInForce inForce = book.get();
        IncomingCall call =
                ApiProblem.valueOf(wish.reading(inForce.plan().zone().orElse(ZoneOffset.UTC), clock.instant()));
        return ExplanationView.of(inForce.revision(), inForce.explainer().explain(call), wish.sight());
    }

    @GetMapping(
            path = "/schema",
            produces = {"application/schema+json", MediaType.APPLICATION_JSON_VALUE})
    String schema() {
        return PlanSchema.json();
    }
}
