package org.parlour.wire.sdp.phone;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.parlour.proof.Fuzz;
import org.parlour.wire.sdp.Descriptions;
import org.parlour.wire.sdp.PhoneOffers;
import org.parlour.wire.sdp.RfcExamples;
import org.parlour.wire.sdp.Sdp;
import org.parlour.wire.sdp.SessionDescription;

class PhoneFuzzTest {
    private static final List<byte[]> GOLDENS = Descriptions.bytes(
            Stream.of(RfcExamples.ALL, PhoneOffers.ALL).flatMap(List::stream).toList());
    private static final PhoneCapabilities ALLOWED = Phones.trunk(SrtpPolicy.ALLOWED, Phones.EVERYTHING);
    private static final LocalMedia LOCAL = Phones.LOCAL
            .withKeys(Phones.KEYS)
            .withFingerprint(Phones.CERTIFICATE)
            .withIce(Phones.ICE);

    @Test
    void everyOfferGetsAnAnswerOrAReason() {
        Fuzz.storm("sdp-phone-answer", GOLDENS, body -> {
            if (Sdp.parse(body) instanceof Sdp.Parsed(SessionDescription offer)
                    && PhoneNegotiation.answer(offer, ALLOWED, LOCAL, null)
                            instanceof PhoneAnswer.Answered(SessionDescription answer, AgreedMedia agreed)) {
                if (answer.media().size() != offer.media().size()) {
                    throw new AssertionError("lines were lost");
                }
                if (!Descriptions.read(Sdp.print(answer)).equals(answer)) {
                    throw new AssertionError("the answer reads differently: " + Sdp.print(answer));
                }
                PhoneNegotiation.offer(ALLOWED, LOCAL, new PhoneExchange(answer, offer));
                if (agreed.security().toString().contains("inline:")) {
                    throw new AssertionError("a key shows");
                }
            }
        });
    }

    @Test
    void everyAnswerSettlesOrSaysWhyNot() {
        SessionDescription offer = PhoneNegotiation.offer(ALLOWED, LOCAL, null);
        Fuzz.storm("sdp-phone-settle", GOLDENS, body -> {
            if (Sdp.parse(body) instanceof Sdp.Parsed(SessionDescription answer)) {
                PhoneNegotiation.settle(offer, answer, ALLOWED, LOCAL);
            }
        });
    }
}
