package org.parlour.sip.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.parlour.dialplan.explain.PlanInForce;
import org.parlour.sip.jain.Source;
import org.parlour.sip.jain.Transport;
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

    private static Source from(InetAddress address, TrunkName trunk) {
        return from(address, trunk, "");
    }

    private static Source from(InetAddress address, TrunkName trunk, String user) {
        return new Source(
                new InetSocketAddress(address, 5_060),
                new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 5_060),
                Transport.UDP,
                trunk,
                user);
    }

    @Test
    void serversOfARegistrationAreLetInAsLongAsThePlanHasTheTrunk() {
        InetAddress registrar = InetAddress.ofLiteral("203.0.113.7");
        claims.talksWith(BERLIN, Set.of(registrar, THEIRS));
        assertThat(claims.trunkOf(registrar)).contains(BERLIN);
        assertThat(claims.trunkOf(THEIRS)).as("the plan knows better").contains(LONDON);
        claims.talksWith(BERLIN, Set.of());
        assertThat(claims.trunkOf(registrar)).isEmpty();
        claims.talksWith(BERLIN, Set.of(registrar));
        now.set(second);
        assertThat(claims.trunkOf(registrar)).isEmpty();
    }

    @Test
    void whoCallsOurContactIsItsTrunkAndStaysSoUntilTheCallEnds() {
        claims.contacts(user -> user.equals("abc") ? Optional.of(BERLIN) : Optional.empty());
        assertThat(claims.trunkOfContact("abc")).contains(BERLIN);
        assertThat(claims.trunkOfContact("abd")).isEmpty();
        Source stranger = from(InetAddress.ofLiteral("203.0.113.9"), BERLIN, "ABC");
        claims.hold(first, stranger);
        claims.contacts(_ -> Optional.empty());
        assertThat(claims.trunkOfContact("abc")).contains(BERLIN);
        assertThat(claims.trunkOfCalls(InetAddress.ofLiteral("203.0.113.9"))).contains(BERLIN);
        claims.release(first, stranger);
        assertThat(claims.trunkOfContact("abc")).isEmpty();
        assertThat(claims.trunkOfCalls(InetAddress.ofLiteral("203.0.113.9"))).isEmpty();
    }

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
        claims.hold(first, from(SBC, BERLIN));
        now.set(second);
        assertThat(claims.trunkOf(SBC)).isEmpty();
        assertThat(claims.trunkOfCalls(SBC)).contains(BERLIN);
        assertThat(claims.trunkOfCalls(OTHER_SBC)).contains(BERLIN);
        assertThat(claims.trunkOfCalls(THEIRS)).as("no call came from there").isEmpty();
    }

    @Test
    void untilItsLastCallEnds() {
        claims.hold(first, from(SBC, BERLIN));
        claims.hold(first, from(THEIRS, LONDON));
        claims.hold(first, from(SBC, BERLIN));
        now.set(second);
        claims.release(first, from(SBC, BERLIN));
        assertThat(claims.trunkOfCalls(SBC)).contains(BERLIN);
        claims.release(first, from(SBC, BERLIN));
        assertThat(claims.trunkOfCalls(SBC)).isEmpty();
        assertThat(claims.trunkOfCalls(THEIRS)).contains(LONDON);
    }

    @Test
    void aPlanThatSaysTheSameIsAnother() {
        PlanInForce again = WrittenPlans.plan(1, """
            trunks:
              berlin: {peers: 192.0.2.0/24, country: DE}
            """);
        claims.hold(first, from(SBC, BERLIN));
        claims.hold(again, from(SBC, BERLIN));
        now.set(second);
        claims.release(first, from(SBC, BERLIN));
        assertThat(claims.trunkOfCalls(SBC)).contains(BERLIN);
        claims.release(again, from(SBC, BERLIN));
        assertThat(claims.trunkOfCalls(SBC)).isEmpty();
    }
}
