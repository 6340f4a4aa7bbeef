package org.parlour.wire.sdp.browser;

import static org.parlour.wire.sdp.browser.Browsers.EVERYTHING;
import static org.parlour.wire.sdp.browser.Browsers.LOCAL;
import static org.parlour.wire.sdp.browser.Browsers.audio;
import static org.parlour.wire.sdp.browser.Browsers.video;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.parlour.proof.Fuzz;
import org.parlour.wire.sdp.BrowserOffers;
import org.parlour.wire.sdp.Descriptions;
import org.parlour.wire.sdp.MediaDescription;
import org.parlour.wire.sdp.PayloadFormat;
import org.parlour.wire.sdp.Sdp;
import org.parlour.wire.sdp.SessionDescription;

class BrowserFuzzTest {
    private static final List<byte[]> GOLDENS = Descriptions.bytes(BrowserOffers.ALL);
    private static final List<ReceiveSlot> SLOTS = List.of(audio(0, 1), video(0, 2, 3), video(1, 4, 5));

    @Test
    void everyOfferGetsAnAnswerOrAReason() {
        Fuzz.storm("sdp-publish", GOLDENS, body -> {
            if (Sdp.parse(body) instanceof Sdp.Parsed(SessionDescription offer)
                    && BrowserNegotiation.answerPublish(offer, EVERYTHING, LOCAL, null)
                            instanceof PublishAnswer.Answered(SessionDescription answer, AgreedPublish agreed)) {
                judge(offer, answer, agreed);
            }
        });
    }

    private static void judge(SessionDescription offer, SessionDescription answer, AgreedPublish agreed) {
        if (!Descriptions.read(Sdp.print(answer)).equals(answer)) {
            throw new AssertionError("the answer reads differently: " + Sdp.print(answer));
        }
        Set<String> open = new HashSet<>();
        for (int i = 0; i < offer.media().size(); i++) {
            MediaDescription ours = answer.media().get(i);
            if (ours.port() != 0) {
                open.add(ours.mid());
                if (!numbers(offer.media().get(i)).containsAll(numbers(ours))) {
                    throw new AssertionError("a format that was never offered: " + ours.formats());
                }
            }
        }
        if (!open.equals(
                new HashSet<>(agreed.tracks().stream().map(AgreedTrack::mid).toList()))) {
            throw new AssertionError("lines " + open + " are not the tracks " + agreed.tracks());
        }
    }

    private static List<Integer> numbers(MediaDescription line) {
        return line.payloadFormats().stream().map(PayloadFormat::payloadType).toList();
    }

    @Test
    void everyAnswerSettlesOrSaysWhyNot() {
        Fuzz.storm("sdp-receive", GOLDENS, body -> {
            if (Sdp.parse(body) instanceof Sdp.Parsed(SessionDescription answer)) {
                BrowserNegotiation.settleReceive(SLOTS, answer, EVERYTHING);
            }
        });
    }
}
