package org.parlour.conference.calls;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parlour.conference.web.ApiProblem;
import org.parlour.sip.digits.Stroke;
import org.parlour.sip.explain.Ruling;
import org.parlour.sip.seat.KeyRoad;
import org.parlour.sip.seat.PhoneCalls;
import org.parlour.wire.call.CallId;
import org.parlour.wire.call.HearingProfile;
import org.parlour.wire.call.Reading;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.call.SeatId;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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
     * @param hearing how its caller hears
     * @param gate why what it sends is kept out of the room: none, signalled, music, ringback or tones
     * @param test whether its caller hears us: none, asked, heard or unheard
     * @param quality of its line, each way, in the last seconds
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
            HearingProfile hearing,
            String test,
            @Nullable QualityView quality) {
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
                    call.phone().hearing(),
                    word(call.phone().test()),
                    QualityView.of(call.phone().line(), call.phone().quality()));
        }

        /** The number may be in it. */
        @Override
        public String toString() {
            return "CallView[" + call + "]";
        }
    }

    /**
     * A call that is over.
     *
     * @param reason a word that says why
     * @param quality of its line, each way, in its last seconds
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EndedView(
            String call,
            String trunk,
            String caller,
            String called,
            Instant since,
            Instant until,
            String reason,
            boolean goodbye,
            @Nullable String room,
            @Nullable QualityView quality) {
        static EndedView of(EndedCall call) {
            return new EndedView(
                    call.visitor().call().text(),
                    call.visitor().trunk().text(),
                    call.visitor().caller().masked(),
                    call.visitor().called().masked(),
                    call.since(),
                    call.until(),
                    call.reason(),
                    call.goodbye(),
                    Optional.ofNullable(call.room()).map(RoomId::text).orElse(null),
                    QualityView.of(call.line(), call.quality()));
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** All four, so that nobody sets by accident what they did not name. */
    record HearingWish(
            @Nullable Integer louderDecibels,
            @Nullable Integer clearerDecibels,
            @Nullable Integer promptPercent,
            @Nullable Boolean oneAtATime) {
        HearingProfile profile() {
            if (louderDecibels == null || clearerDecibels == null || promptPercent == null || oneAtATime == null) {
                throw ApiProblem.malformed("name louderDecibels, clearerDecibels, promptPercent and oneAtATime");
            }
            return ApiProblem.valueOf(HearingProfile.of(louderDecibels, clearerDecibels, promptPercent, oneAtATime));
        }
    }

    record MuteWish(@Nullable Boolean muted) {}

    /**
     * What is to be pressed towards a phone.
     *
     * @param keys 0 to 9, star, hash, A to D; a comma or p rests for two seconds, w for half a second
     * @param by auto, events, info or tones; auto where it is left out
     */
    record KeysWish(@Nullable String keys, @Nullable String by) {
        /** They may be somebody's PIN. */
        @Override
        public String toString() {
            return "KeysWish[****, " + by + "]";
        }
    }

    @GetMapping
    List<CallView> calls() {
        return board.calls().stream().map(CallView::of).toList();
    }

    /** Those that ended last, the newest first: a thousand at most, since the start. */
    @GetMapping("/ended")
    List<EndedView> ended() {
        return board.ended().stream().map(EndedView::of).toList();
    }

    @GetMapping("/{call}")
    CallView call(@PathVariable String call, @RequestParam(required = false) @Nullable String number) {
        LiveCall live = board.call(callId(call)).orElseThrow(CallsPage::noSuchCall);
        return RAW.equals(number) ? CallView.of(live, live.visitor().caller().reveal()) : CallView.of(live);
    }

    /** Why it went where it went, by the plan with which it began; also of a call that ended, while it is listed. */
    @GetMapping(path = "/{call}/explanation", produces = MediaType.APPLICATION_JSON_VALUE)
    RulingView explanation(@PathVariable String call) {
        CallId id = callId(call);
        return RulingView.of(id, ruling(id));
    }

    /** The same for people. */
    @GetMapping(path = "/{call}/explanation", produces = MediaType.TEXT_PLAIN_VALUE)
    String explanationText(@PathVariable String call) {
        return ruling(callId(call)).text();
    }

    private Ruling ruling(CallId call) {
        return board.ruling(call).orElseThrow(CallsPage::noSuchCall);
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

    /** How the caller hears from now on, and when they call again. */
    @PutMapping("/{call}/hearing")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void hear(@PathVariable String call, @RequestBody HearingWish wish) {
        CallId id = callId(call);
        seated(id, telephone(switchboard).hear(id, wish.profile()));
    }

    /** As everybody hears; what was kept for them is forgotten. */
    @DeleteMapping("/{call}/hearing")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void hearAsAll(@PathVariable String call) {
        CallId id = callId(call);
        seated(id, telephone(switchboard).hear(id, HearingProfile.NONE));
    }

    /** The caller is asked whether they hear us; the events tell what they answered. */
    @PostMapping("/{call}/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void test(@PathVariable String call) {
        CallId id = callId(call);
        seated(id, telephone(switchboard).test(id));
    }

    /** Keys for whatever answers at the other end: its caller alone hears them. */
    @PostMapping("/{call}/keys")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void press(@PathVariable String call, @RequestBody KeysWish wish) {
        CallId id = callId(call);
        KeyRoad by = road(wish.by());
        List<Stroke> strokes =
                switch (Stroke.parse(wish.keys() == null ? "" : wish.keys())) {
                    case Reading.Parsed<List<Stroke>>(var read) -> read;
                    case Reading.Malformed<List<Stroke>>(String reason) -> throw ApiProblem.malformed(reason);
                };
        switch (telephone(switchboard).press(id, strokes, by)) {
            case PRESSING -> {}
            case NO_SEAT -> seated(id, false);
            case NO_SUCH_ROAD -> throw ApiProblem.conflict("this telephone takes no keys by " + word(by));
        }
    }

    private static KeyRoad road(@Nullable String word) {
        return Arrays.stream(KeyRoad.values())
                .filter(road -> word == null ? road == KeyRoad.AUTO : word(road).equals(word))
                .findFirst()
                .orElseThrow(() -> ApiProblem.malformed("by is auto, events, info or tones"));
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
