package org.parlour.callers.measure;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.parlour.wire.stun.StunAnswers;
import org.parlour.wire.stun.StunAttribute;
import org.parlour.wire.stun.StunClass;
import org.parlour.wire.stun.StunKey;
import org.parlour.wire.stun.StunMessage;
import org.parlour.wire.stun.StunWriter;
import org.parlour.wire.stun.TransactionId;
import org.parlour.wire.stun.TransportAddress;

/** A connectivity check as a browser sends it: read, verified, answered; and the same from a stranger: read and dropped. */
@State(Scope.Thread)
public class StunBenchmark {
    private static final String PASSWORD = "a-password-of-24-letters";
    private static final TransportAddress SOURCE = TransportAddress.ipv4(0xC0000201, 50_000);

    private final StunKey key = StunKey.shortTerm(PASSWORD);
    private final StunMessage message = new StunMessage();
    private final StunAnswers answers = new StunAnswers();
    private final byte[] answer = new byte[StunAnswers.MAX_BYTES];
    private final byte[] request = new byte[256];
    private final int requestLength = new StunWriter()
            .begin(request, 0, StunClass.REQUEST, new TransactionId(1, 2))
            .text(StunAttribute.USERNAME, "serverfr:clientfr")
            .priority(1_853_824_767L)
            .role(StunAttribute.ICE_CONTROLLING, 42)
            .useCandidate()
            .integrity(key)
            .fingerprint()
            .lengthBytes();

    @Benchmark
    public long readAndNameTheSession() {
        message.read(request, 0, requestLength);
        return message.receiverUfragBits();
    }

    @Benchmark
    public boolean readAndVerify() {
        message.read(request, 0, requestLength);
        return key.verifies(message);
    }

    @Benchmark
    public int readVerifyAndAnswer() {
        message.read(request, 0, requestLength);
        return key.verifies(message) ? answers.success(message, SOURCE, key, answer, 0) : 0;
    }
}
