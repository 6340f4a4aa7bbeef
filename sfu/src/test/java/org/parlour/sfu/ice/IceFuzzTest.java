package org.parlour.sfu.ice;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.parlour.proof.Fuzz;
import org.parlour.wire.octets.BigEndian;
import org.parlour.wire.stun.StunAnswers;
import org.parlour.wire.stun.StunFlaw;
import org.parlour.wire.stun.StunKey;
import org.parlour.wire.stun.StunMessage;

class IceFuzzTest {
    private static final int FINGERPRINT_BYTES = 8;

    private final Random chance = new Random(1);
    private final IceTicket ticket = IceTicket.mint(chance);
    private final Peer peer = new Peer(ticket, chance);
    private final StunMessage message = new StunMessage();
    private final StunKey key = StunKey.shortTerm(ticket.password().value());
    private final byte[] answer = new byte[StunAnswers.MAX_BYTES];

    /** Most mutations die of a wrong checksum; without one they reach the agent. */
    private static byte[] withoutFingerprint(byte[] datagram) {
        byte[] shorter = Arrays.copyOf(datagram, datagram.length - FINGERPRINT_BYTES);
        BigEndian.putShort(shorter, 2, shorter.length - StunMessage.HEADER_BYTES);
        return shorter;
    }

    @Test
    void onlyWhatIsSignedIsAnsweredAndNothingThrows() {
        IceAgent agent = new IceAgent(IceTimers.STANDARD);
        agent.on(new IceEvent.Minted(ticket), 0);
        Path from = Peer.path(0, "192.0.2.1", 40_000);
        List<byte[]> goldens = List.of(
                withoutFingerprint(peer.check(true)),
                withoutFingerprint(peer.check(false)),
                withoutFingerprint(peer.checkOfOneWhoBelievesToBeControlled()),
                withoutFingerprint(peer.checkWith(0x0031)),
                peer.check(true));
        Fuzz.storm("ice", goldens, datagram -> {
            if (message.read(datagram, 0, datagram.length) != StunFlaw.NONE || !message.isBindingRequest()) {
                return;
            }
            boolean signed = key.verifies(message)
                    && message.receiverUfragBits() == ticket.ufrag().bits();
            boolean answered = agent.check(message, from, answer, 0, 1).answerBytes() > 0;
            if (answered != signed) {
                throw new AssertionError("signed: " + signed + ", answered: " + answered);
            }
        });
    }

    @Test
    void noStreamMakesTheFrameReaderThrow() {
        byte[] check = peer.check(true);
        byte[] stream = new byte[2 * (FrameReader.HEAD_BYTES + check.length)];
        FrameReader.writeHead(stream, 0, check.length);
        System.arraycopy(check, 0, stream, FrameReader.HEAD_BYTES, check.length);
        System.arraycopy(stream, 0, stream, stream.length / 2, stream.length / 2);
        Fuzz.storm("ice-frames", List.of(stream), bytes -> {
            FrameReader reader = new FrameReader(1_500, (frame, offset, length) -> {
                if (length < 1 || length > 1_500 || offset + length > frame.length) {
                    throw new AssertionError("a frame of " + length + " bytes");
                }
            });
            int cut = bytes.length / 3;
            if (reader.read(bytes, 0, cut)) {
                reader.read(bytes, cut, bytes.length - cut);
            }
        });
    }
}
