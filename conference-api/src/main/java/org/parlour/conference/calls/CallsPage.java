package org.parlour.conference.calls;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parlour.conference.web.ApiProblem;
import org.parlour.sip.seat.PhoneCalls;
import org.parlour.wire.call.CallId;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.call.SeatId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/calls}: the calls of this moment. Their numbers are masked unless an admin asks for one. */
@RestController
@RequestMapping("/api/calls")
final class CallsPage {
    private final CallBoard board;
    private final Switchboard switchboard;

    CallsPage(CallBoard board, Switchboard switchboard) {
        this.board = board;
        this.switchboard = switchboard;
    }

    private static final String RAW = "raw";

    /**
     * A call as the admin sees it.
     *
     * @param caller masked, unless it was asked for
     * @param mutedBy nobody, caller, host or policy
     * @param hand whether its caller asks to speak
     * @param gate why what it sends is kept out of the room: none, signalled, music, ringback or tones
     * @param test whether its caller hears us: none, asked, heard or unheard
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CallView(
            String call,
            String state,
            String trunk,
            String caller,
            String called,
            Instant since,
            @Nullable String room,
            @Nullable String seat,
            boolean muted,
            String mutedBy,
            String line,
            boolean hand,
            String gate,
            String test) {
        static CallView of(LiveCall call) {
            return of(call, call.visitor().caller().masked());
        }

        static CallView of(LiveCall call, String caller) {
            return new CallView(
                    call.visitor().call().text(),
                    word(call.state()),
                    call.visitor().trunk().text(),
                    caller,
                    call.visitor().called().masked(),
                    call.since(),
                    Optional.ofNullable(call.room()).map(RoomId::text).orElse(null),
                    Optional.ofNullable(call.seat()).map(SeatId::text).orElse(null),
                    call.muted(),
                    word(call.phone().mutedBy()),
                    word(call.phone().line()),
                    call.phone().hand(),
                    word(call.phone().gate()),
                    word(call.phone().test()));
        }

        /** The number may be in it. */
        @Override
        public String toString() {
            return "CallView[" + call + "]";
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    record MuteWish(@Nullable Boolean muted) {}

    @GetMapping
    List<CallView> calls() {
        return board.calls().stream().map(CallView::of).toList();
    }

    @GetMapping("/{call}")
    CallView call(@PathVariable String call, @RequestParam(required = false) @Nullable String number) {
        LiveCall live = board.call(callId(call)).orElseThrow(CallsPage::noSuchCall);
        return RAW.equals(number) ? CallView.of(live, live.visitor().caller().reveal()) : CallView.of(live);
    }

    @DeleteMapping("/{call}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void hangUp(@PathVariable String call) {
        CallId id = callId(call);
        if (!telephone(switchboard).hangUp(id)) {
            throw noSuchCall();
        }
    }

    @PutMapping("/{call}/muted")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void mute(@PathVariable String call, @RequestBody MuteWish wish) {
        CallId id = callId(call);
        Boolean muted = wish.muted();
        if (muted == null) {
            throw ApiProblem.malformed("muted is true or false");
        }
        seated(id, telephone(switchboard).mute(id, muted));
    }

    /** The caller is asked whether they hear us; the events tell what they answered. */
    @PostMapping("/{call}/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void test(@PathVariable String call) {
        CallId id = callId(call);
        seated(id, telephone(switchboard).test(id));
    }

    /** The hand was seen. */
    @DeleteMapping("/{call}/hand")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void lowerHand(@PathVariable String call) {
        CallId id = callId(call);
        seated(id, telephone(switchboard).lowerHand(id));
    }

    /** It seems to be on hold and is to be heard all the same. */
    @PostMapping("/{call}/let-through")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void letThrough(@PathVariable String call) {
        CallId id = callId(call);
        seated(id, telephone(switchboard).letThrough(id));
    }

    private void seated(CallId call, boolean obeyed) {
        if (!obeyed) {
            throw board.call(call).isPresent() ? ApiProblem.conflict("this call sits in no room") : noSuchCall();
        }
    }

    private static PhoneCalls telephone(Switchboard switchboard) {
        return switchboard.calls().orElseThrow(() -> ApiProblem.unavailable("the telephone is not connected yet"));
    }

    private static CallId callId(String text) {
        return ApiProblem.valueOf(CallId.parse(text), CallsPage::noSuchCall);
    }

    private static ApiProblem noSuchCall() {
        return ApiProblem.notFound("there is no such call; it may have ended");
    }
}
