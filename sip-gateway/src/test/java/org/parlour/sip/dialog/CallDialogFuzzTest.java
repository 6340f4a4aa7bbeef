package org.parlour.sip.dialog;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.parlour.proof.Fuzz;
import org.parlour.sip.dialog.SipMethod.Known;

/** Storms of events: a string of bytes is a history, three bytes to an event; the watcher sees that promises are kept. */
class CallDialogFuzzTest {
    private static final int BYTES_PER_EVENT = 3;
    private static final int MOST_EVENTS = 300;
    private static final SipMethod[] METHODS = {
        Known.INVITE,
        Known.ACK,
        Known.BYE,
        Known.CANCEL,
        Known.OPTIONS,
        Known.INFO,
        Known.UPDATE,
        Known.PRACK,
        SipMethod.of("SING")
    };
    private static final int[] STATUSES = {
        100, 180, 200, 200, 200, 202, 302, 408, 481, 486, 487, 491, 500, 503, 603, 699
    };

    private final List<byte[]> goldens = List.of(
            // Rung, answered, acknowledged, hung up by them.
            new byte[] {1, 0, 0, 2, 0, 0, 8, 1, 0, 0, 1, 1, 0, 2, 2},
            // Answered without an ACK, in silence.
            new byte[] {2, 0, 0, 8, 1, 0, 7, 1, 9, 7, 1, 9, 7, 9, 9, 7, 40, 9, 7, 40, 9},
            // Held by them, moved by us, glare, hung up by us.
            new byte[] {
                2, 0, 0, 8, 1, 0, 0, 1, 1, 0, 0, 0x22, 8, 2, 0, 0, 1, 2, 5, 0, 0, 10, 3, 0, 0, 0, 0x23, 13, 11, 1, 7, 9,
                9, 10, 4, 0, 13, 2, 2, 11, 4, 0, 4, 0, 0, 14, 0, 4, 7, 99, 99
            },
            // Cancelled.
            new byte[] {1, 0, 0, 0, 3, 1, 7, 99, 99},
            // Pinged in vain.
            new byte[] {2, 0, 0, 8, 1, 0, 0, 1, 1, 6, 0, 0, 15, 0, 4, 7, 99, 99});

    @Test
    void keepsItsPromisesInAnyStorm() {
        Fuzz.storm("call-dialog", goldens, CallDialogFuzzTest::play);
    }

    @Test
    void keepsItsPromisesInAnyStormAfterAnInviteWithoutAnOffer() {
        Fuzz.storm("call-dialog-late-offer", goldens, history -> play(history, null));
    }

    private static void play(byte[] history) {
        play(history, "offer");
    }

    private static void play(byte[] history, @Nullable String offer) {
        DeskCall call = new DeskCall(
                offer, RandomGeneratorFactory.of("L64X128MixRandom").create(history.length));
        int events = Math.min(MOST_EVENTS, history.length / BYTES_PER_EVENT);
        for (int i = 0; i < events; i++) {
            int at = i * BYTES_PER_EVENT;
            happen(call, history[at] & 0xFF, history[at + 1] & 0xFF, history[at + 2] & 0xFF);
        }
    }

    private static void happen(DeskCall call, int what, int first, int second) {
        CSeq asked = new CSeq(first % 8, METHODS[second % METHODS.length]);
        switch (what % 16) {
            case 0 -> call.on(requested(call, first, second));
            case 1 -> call.on(new Event.Ring());
            case 2 -> call.on(new Event.Answer());
            case 3 -> call.on(new Event.Refuse(CallFailure.Plain.BUSY));
            case 4 -> call.on(new Event.HangUp(null));
            case 5 -> call.on(new Event.Renegotiate());
            case 6 -> call.on(new Event.Ping());
            case 7 -> {
                call.passes(Duration.ofMillis(first * 10L + second * 100L));
                call.on(new Event.DeadlineReached());
            }
            case 8 -> call.on(new Event.OfferAccepted(first % 8, SipBody.sdp("answer")));
            case 9 -> call.on(new Event.OfferRefused(first % 8, CallFailure.Plain.INTERNAL));
            case 10 -> call.on(new Event.OfferMade(first % 8, SipBody.sdp("offer")));
            case 11 -> call.on(new Event.AnswerAccepted(first % 8));
            case 12 -> call.on(new Event.AnswerRefused(first % 8, CallFailure.Plain.INTERNAL));
            case 13 -> call.on(responded(call, asked, first, second));
            case 14 -> call.on(new Event.TimedOut(asked));
            default -> call.on(new Event.NotSent(asked));
        }
    }

    /** The second byte: which number and branch, whether with tag and body. */
    private static Event requested(DeskCall call, int first, int second) {
        SipMethod method = METHODS[first % METHODS.length];
        int number = second & 0x0F;
        boolean isFirst = number == 1 && (method == Known.INVITE || method == Known.CANCEL);
        String tag = isFirst || (second & 0x80) != 0 ? null : call.tag();
        SipBody body = (second & 0x20) == 0 ? null : SipBody.sdp("hold");
        HeaderFields fields = first >= 0xF0 ? HeaderFields.of("Require", "100rel") : HeaderFields.NONE;
        Branch branch = isFirst ? DeskCall.FIRST : new Branch("branch-" + (second & 0x4F));
        return new Event.Requested(branch, DeskCall.request(method, number, tag, body, fields));
    }

    private static Event responded(DeskCall call, CSeq asked, int first, int second) {
        Dialog dialog = call.dialog().state().dialog();
        return new Event.Responded(new SipResponse(
                new Envelope(dialog.local(), dialog.remote(), dialog.callId(), asked),
                STATUSES[(first >> 3) % STATUSES.length],
                "Whatever",
                null,
                List.of(),
                (second & 0x80) == 0 ? HeaderFields.NONE : HeaderFields.of("Retry-After", Integer.toString(second)),
                (second & 0x40) == 0 ? null : SipBody.sdp("answer")));
    }
}
