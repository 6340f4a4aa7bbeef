package org.parlour.wire.sdp.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import org.parlour.wire.call.Ssrc;
import org.parlour.wire.sdp.Candidate;
import org.parlour.wire.sdp.Codec;
import org.parlour.wire.sdp.Descriptions;
import org.parlour.wire.sdp.Fingerprint;
import org.parlour.wire.sdp.HeaderExtension;
import org.parlour.wire.sdp.IceCredentials;

/** What the tests of this package begin with. */
final class Browsers {
    static final LocalTransport LOCAL = new LocalTransport(
            4711,
            IceCredentials.of("ours", "ourpasswordourpassword"),
            Fingerprint.sha256(new byte[32]),
            List.of(
                    Candidate.udpHost(1, 2_130_706_431L, "192.0.2.10", 10_000),
                    Candidate.tcpHost(2, 1_518_280_447L, "192.0.2.10", 10_000)));

    static final BrowserCapabilities USUAL = BrowserCapabilities.USUAL;
    static final BrowserCapabilities EVERYTHING = new BrowserCapabilities(
            List.of(
                    Codec.RED,
                    Codec.OPUS,
                    Codec.G722,
                    Codec.PCMA,
                    Codec.PCMU,
                    Codec.VP8,
                    Codec.H264,
                    Codec.VP9,
                    Codec.AV1),
            EnumSet.allOf(HeaderExtension.class));

    private Browsers() {}

    static ReceiveSlot audio(int number, long ssrc) {
        return ReceiveSlot.audio(number, Ssrc.of(ssrc));
    }

    static ReceiveSlot video(int number, long ssrc, long repairSsrc) {
        return ReceiveSlot.video(number, Ssrc.of(ssrc), Ssrc.of(repairSsrc));
    }

    static PublishAnswer.Answered answered(String offer, BrowserCapabilities capabilities) {
        PublishAnswer answer = BrowserNegotiation.answerPublish(Descriptions.read(offer), capabilities, LOCAL, null);
        assertThat(answer).isInstanceOf(PublishAnswer.Answered.class);
        return (PublishAnswer.Answered) answer;
    }

    static Refusal refused(String offer) {
        PublishAnswer answer = BrowserNegotiation.answerPublish(Descriptions.read(offer), USUAL, LOCAL, null);
        assertThat(answer).isInstanceOf(Refused.class);
        return ((Refused) answer).refusal();
    }
}
