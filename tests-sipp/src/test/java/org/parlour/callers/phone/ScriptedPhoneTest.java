package org.parlour.callers.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The phone against the least that can be called. */
@Tag("peer")
// Its figures would be those of the neighbours.
@Isolated
class ScriptedPhoneTest {
    @Test
    void callsAndHearsItsOwnEcho() throws Exception {
        try (EchoHouse house = EchoHouse.open();
                RtpPeer peer = RtpPeer.open(7);
                ScriptedPhone phone = ScriptedPhone.udp(house.address(), "5550100", 7)) {
            peer.speak(Mouth.of(Marker.of(7)));
            SipText answer = phone.dial("100", peer);
            assertThat(answer.tag("to")).isEqualTo("echo");
            peer.talk(Duration.ofSeconds(7));
            Heard.Line line = peer.heard().line();
            assertThat(Ear.listen(line.samples(), Marker.of(7)).foundShare()).isEqualTo(1);
            assertThat(Delay.mouthToEarMillis(peer, line, Marker.of(7))).isBetween(18.0, 40.0);
            assertThat(phone.info('5').status()).isEqualTo(200);
            SipText held = phone.reinvite(Offer.of(peer).next("sendonly"));
            assertThat(held.body()).contains("a=recvonly");
            assertThat(phone.bye().status()).isEqualTo(200);
            assertThat(house.openCalls()).isZero();
        }
    }

    @Test
    void asksOutsideOfACall() throws Exception {
        try (EchoHouse house = EchoHouse.open();
                ScriptedPhone phone = ScriptedPhone.udp(house.address(), "5550100", 8)) {
            assertThat(phone.ask("OPTIONS", "100").status()).isEqualTo(200);
            assertThat(phone.ask("BYE", "100").status()).isEqualTo(481);
        }
    }

    @Test
    void saysWhatItHeardWhenWhatItWaitsForDoesNotCome() throws Exception {
        try (EchoHouse house = EchoHouse.open();
                ScriptedPhone phone = ScriptedPhone.udp(house.address(), "5550100", 9)) {
            phone.invite("100", "");
            SipText none = phone.await(text -> text.status() == 486, Duration.ofMillis(300));
            assertThat(none).isNull();
            assertThat(phone.transcript()).contains("> INVITE", "< SIP/2.0 200 OK");
        }
    }
}
