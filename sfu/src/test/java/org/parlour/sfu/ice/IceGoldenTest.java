package org.parlour.sfu.ice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.parlour.wire.octets.BigEndian;
import org.parlour.wire.sdp.IcePassword;
import org.parlour.wire.stun.StunAnswers;
import org.parlour.wire.stun.StunFlaw;
import org.parlour.wire.stun.StunMessage;
import org.parlour.wire.stun.Ufrag;

/** The check of RFC 5769 §2.1, which comes from an agent that believes to be controlled. */
class IceGoldenTest {
    private static final IceTicket TICKET = new IceTicket(Ufrag.of("evtj"), new IcePassword("VOkJxbRl1RmTxUk/WvJxBt"));
    private static final byte[] REQUEST = HexFormat.of().parseHex("""
        000100582112a442b7e7a701bc34d686fa87dfae802200105354554e2074657374\
        20636c69656e74002400046e0001ff80290008932ff9b151263b36000600096576\
        746a3a68367659202020000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571\
        a280280004e57a3bcf\
        """.strip());

    private final Path source = Peer.path(0, "192.0.2.1", 32_853);
    private final StunMessage request = new StunMessage();
    private final byte[] buffer = new byte[StunAnswers.MAX_BYTES];

    private byte[] answerTo(byte[] datagram) {
        IceAgent agent = new IceAgent(IceTimers.STANDARD);
        agent.on(new IceEvent.Minted(TICKET), 0);
        assertThat(request.read(datagram, 0, datagram.length)).isEqualTo(StunFlaw.NONE);
        Checked checked = agent.check(request, source, buffer, 0, 1);
        assertThat(checked.effects()).isEmpty();
        return Arrays.copyOf(buffer, checked.answerBytes());
    }

    @Test
    void controlledAgentOfTheRfcIsToldToControl() {
        byte[] answer = answerTo(REQUEST);
        StunMessage conflict = new StunMessage();

        assertThat(conflict.read(answer, 0, answer.length)).isEqualTo(StunFlaw.NONE);
        assertThat(conflict.errorCode()).isEqualTo(487);
        // RFC 5769 §2.1: the transaction ID of the sample.
        assertThat(conflict.transactionId().toString()).isEqualTo("b7e7a701bc34d686fa87dfae");
    }

    @Test
    void oneBitElseIsWorthNoAnswer() {
        byte[] damaged = Arrays.copyOf(REQUEST, REQUEST.length - 8);
        BigEndian.putShort(damaged, 2, damaged.length - StunMessage.HEADER_BYTES);
        damaged[45] ^= 1;

        assertThat(answerTo(damaged)).isEmpty();
    }
}
