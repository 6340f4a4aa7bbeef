package org.parlour.sfu.bouncycastle;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.parlour.sfu.dtls.DtlsEnd;

/** What became of the handshakes of one server; read from any thread. */
public final class DtlsCounters {
    /** Filled once, so that any thread may read it. */
    private final Map<DtlsEnd, LongAdder> ends =
            Arrays.stream(DtlsEnd.values()).collect(Collectors.toUnmodifiableMap(end -> end, end -> new LongAdder()));

    private final LongAdder agreed = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder unwanted = new LongAdder();

    void ended(DtlsEnd why) {
        of(why).increment();
    }

    void agreed() {
        agreed.increment();
    }

    void dropped() {
        dropped.increment();
    }

    void unwanted() {
        unwanted.increment();
    }

    /** Handshakes that gave keys. */
    public long agreements() {
        return agreed.sum();
    }

    /** Handshakes and associations that ended so. */
    public long ends(DtlsEnd why) {
        return of(why).sum();
    }

    /** Datagrams beyond what an association's inbox holds, after its end, or with a message of an absurd length. */
    public long drops() {
        return dropped.sum();
    }

    /** Records of application data, which nobody here reads. */
    public long unwantedRecords() {
        return unwanted.sum();
    }

    private LongAdder of(DtlsEnd why) {
        return Objects.requireNonNull(ends.get(why));
    }
}
