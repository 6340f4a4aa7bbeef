package org.parlour.sip.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.parlour.dialplan.explain.PlanInForce;
import org.parlour.sip.trunk.WrittenPlans;
import org.parlour.wire.call.TrunkName;

class ClaimsTest {
    private static final TrunkName BERLIN = new TrunkName("berlin");
    private static final TrunkName LONDON = new TrunkName("london");
    private static final InetAddress SBC = InetAddress.ofLiteral("192.0.2.10");
    private static final InetAddress OTHER_SBC = InetAddress.ofLiteral("192.0.2.77");
    private static final InetAddress THEIRS = InetAddress.ofLiteral("198.51.100.1");

    private final PlanInForce first = WrittenPlans.plan(1, """
        trunks:
          berlin: {peers: 192.0.2.0/24, country: DE}
          london: {peers: 198.51.100.1, country: GB}
        """);
    private final PlanInForce second = WrittenPlans.plan(2, "local: off\n");
    private final AtomicReference<PlanInForce> now = new AtomicReference<>(first);
    private final Claims claims = new Claims(now::get);

    @Test
    void thePlanOfThisMomentHolds() {
        InetAddress here = InetAddress.ofLiteral("127.0.0.1");
        assertThat(claims.trunkOf(SBC)).contains(BERLIN);
        assertThat(claims.trunkOf(here)).contains(TrunkName.LOCAL);
        now.set(second);
        assertThat(claims.trunkOf(SBC)).isEmpty();
        assertThat(claims.trunkOf(here)).isEmpty();
    }

    @Test
    void aTrunkWithCallsIsHeardWithinThemFromAllItsAddresses() {
        claims.hold(first, BERLIN);
        now.set(second);
        assertThat(claims.trunkOf(SBC)).isEmpty();
        assertThat(claims.trunkOfCalls(SBC)).contains(BERLIN);
        assertThat(claims.trunkOfCalls(OTHER_SBC)).contains(BERLIN);
        assertThat(claims.trunkOfCalls(THEIRS)).as("no call came from there").isEmpty();
    }

    @Test
    void untilItsLastCallEnds() {
        claims.hold(first, BERLIN);
        claims.hold(first, LONDON);
        claims.hold(first, BERLIN);
        now.set(second);
        claims.release(first, BERLIN);
        assertThat(claims.trunkOfCalls(SBC)).contains(BERLIN);
        claims.release(first, BERLIN);
        assertThat(claims.trunkOfCalls(SBC)).isEmpty();
        assertThat(claims.trunkOfCalls(THEIRS)).contains(LONDON);
    }

    @Test
    void aPlanThatSaysTheSameIsAnother() {
        PlanInForce again = WrittenPlans.plan(1, """
            trunks:
              berlin: {peers: 192.0.2.0/24, country: DE}
            """);
        claims.hold(first, BERLIN);
        claims.hold(again, BERLIN);
        now.set(second);
        claims.release(first, BERLIN);
        assertThat(claims.trunkOfCalls(SBC)).contains(BERLIN);
        claims.release(again, BERLIN);
        assertThat(claims.trunkOfCalls(SBC)).isEmpty();
    }
}
