package org.parlour.sip.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.sip.dialog.CallEnd;
import org.parlour.sip.dialog.CallFailure;
import org.parlour.sip.dialog.Reason;
import org.parlour.sip.dialog.SipMethod;
import org.parlour.sip.seat.Leaving;

class FarewellsTest {
    @Test
    void whoHangsUpSaysGoodbye() {
        assertThat(Farewells.leaving(new CallEnd.PeerHungUp(null))).isEqualTo(Leaving.GOODBYE);
        assertThat(Farewells.leaving(new CallEnd.PeerHungUp(new Reason("Q.850", 16, ""))))
                .isEqualTo(Leaving.GOODBYE);
        assertThat(Farewells.leaving(new CallEnd.PeerHungUp(new Reason("SIP", 41, ""))))
                .isEqualTo(Leaving.GOODBYE);
    }

    @ParameterizedTest
    @ValueSource(ints = {27, 38, 41, 102})
    void anExchangeThatLostItsLineSaysSo(int cause) {
        assertThat(Farewells.leaving(new CallEnd.PeerHungUp(new Reason("q.850", cause, ""))))
                .isEqualTo(Leaving.LOST);
    }

    @Test
    void whoVanishesDidNotMeanToLeave() {
        assertThat(Farewells.leaving(new CallEnd.PeerVanished(SipMethod.Known.OPTIONS, 408)))
                .isEqualTo(Leaving.LOST);
        assertThat(Farewells.leaving(new CallEnd.TransportFailed(SipMethod.Known.BYE)))
                .isEqualTo(Leaving.LOST);
        assertThat(Farewells.leaving(new CallEnd.NoAck())).isEqualTo(Leaving.LOST);
    }

    @Test
    void whomTheHouseSendsAwayHasNoWayBack() {
        assertThat(Farewells.leaving(new CallEnd.HungUp(null))).isEqualTo(Leaving.GOODBYE);
        assertThat(Farewells.leaving(new CallEnd.PeerCancelled(null))).isEqualTo(Leaving.GOODBYE);
        assertThat(Farewells.leaving(new CallEnd.Refused(CallFailure.Plain.NOT_FOUND)))
                .isEqualTo(Leaving.GOODBYE);
    }
}
