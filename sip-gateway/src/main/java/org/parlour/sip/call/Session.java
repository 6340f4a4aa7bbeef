package org.parlour.sip.call;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parlour.sip.dialog.CallFailure;
import org.parlour.sip.dialog.Event;
import org.parlour.sip.dialog.SipBody;
import org.parlour.wire.sdp.OtherAttribute;
import org.parlour.wire.sdp.Sdp;
import org.parlour.wire.sdp.SessionDescription;
import org.parlour.wire.sdp.phone.AgreedMedia;
import org.parlour.wire.sdp.phone.LocalMedia;
import org.parlour.wire.sdp.phone.PhoneAnswer;
import org.parlour.wire.sdp.phone.PhoneCapabilities;
import org.parlour.wire.sdp.phone.PhoneExchange;
import org.parlour.wire.sdp.phone.PhoneNegotiation;
import org.parlour.wire.sdp.phone.PhoneSettlement;
import org.parlour.wire.sdp.phone.Refused;

/**
 * The media side of one call's offers and answers: reads theirs, writes ours, and knows what holds once the dialog has
 * agreed (RFC 3264).
 */
final class Session {
    private static final String EXTENDED_REPORTS = "rtcp-xr";

    /** An exchange that is under way; what it comes to is known once both sides have spoken. */
    private record Proposal(int exchange, PhoneExchange descriptions, AgreedMedia agreed) {}

    private final PhoneCapabilities capabilities;
    private final LocalMedia local;

    private @Nullable PhoneExchange last;
    private @Nullable SessionDescription ourOffer;
    private @Nullable Proposal proposal;
    private boolean extendedReportsWanted;

    Session(PhoneCapabilities capabilities, LocalMedia local) {
        this.capabilities = capabilities;
        this.local = local;
    }

    Event offered(int exchange, SipBody offer) {
        return switch (Sdp.parse(offer.bytes())) {
            case Sdp.Malformed malformed ->
                new Event.OfferRefused(exchange, new CallFailure.NotAcceptableHere(malformed.sentence()));
            case Sdp.Parsed(SessionDescription theirs) -> answerTo(exchange, theirs);
        };
    }

    private Event answerTo(int exchange, SessionDescription theirs) {
        note(theirs);
        return switch (PhoneNegotiation.answer(theirs, capabilities, local, last == null ? null : last.ours())) {
            case Refused refused -> new Event.OfferRefused(exchange, failure(refused));
            case PhoneAnswer.Answered(SessionDescription answer, AgreedMedia agreed) -> {
                proposal = new Proposal(exchange, new PhoneExchange(answer, theirs), agreed);
                yield new Event.OfferAccepted(exchange, body(answer));
            }
        };
    }

    /** They came without a description, or the house wants to say anew where it is. */
    Event wanted(int exchange) {
        ourOffer = PhoneNegotiation.offer(capabilities, local, last);
        return new Event.OfferMade(exchange, body(ourOffer));
    }

    Event answered(int exchange, SipBody answer) {
        if (!(Sdp.parse(answer.bytes()) instanceof Sdp.Parsed(SessionDescription theirs)) || ourOffer == null) {
            return new Event.AnswerRefused(exchange, new CallFailure.NotAcceptableHere("The answer cannot be read"));
        }
        note(theirs);
        return switch (PhoneNegotiation.settle(ourOffer, theirs, capabilities, local)) {
            case Refused refused -> new Event.AnswerRefused(exchange, failure(refused));
            case PhoneSettlement.Settled(AgreedMedia agreed) -> {
                proposal = new Proposal(exchange, new PhoneExchange(ourOffer, theirs), agreed);
                yield new Event.AnswerAccepted(exchange);
            }
        };
    }

    /** RFC 3611 section 5.1: whoever wants extended reports says so, for the session or for the sound. */
    private void note(SessionDescription theirs) {
        extendedReportsWanted |= Stream.concat(
                        theirs.attributes().stream(),
                        theirs.media().stream().flatMap(media -> media.attributes().stream()))
                .anyMatch(attribute -> attribute instanceof OtherAttribute other
                        && other.attributeName().equals(EXTENDED_REPORTS));
    }

    boolean wantsExtendedReports() {
        return extendedReportsWanted;
    }

    /** What holds from now on. */
    AgreedMedia agreed(int exchange) {
        Proposal held = proposal;
        if (held == null || held.exchange != exchange) {
            throw new IllegalStateException("nobody proposed the exchange " + exchange);
        }
        last = held.descriptions;
        proposal = null;
        return held.agreed;
    }

    /** As if that exchange had never been. */
    void rolledBack(int exchange) {
        if (proposal != null && proposal.exchange == exchange) {
            proposal = null;
        }
    }

    private static SipBody body(SessionDescription description) {
        return SipBody.sdp(Sdp.print(description));
    }

    private static CallFailure failure(Refused refused) {
        return new CallFailure.NotAcceptableHere(refused.sentence());
    }
}
