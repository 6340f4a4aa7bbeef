package org.parlour.conference.gateway;

import java.time.InstantSource;
import org.parlour.conference.calls.CallBoard;
import org.parlour.conference.calls.Switchboard;
import org.parlour.conference.pin.PhoneDoorbook;
import org.parlour.conference.prompts.PromptShelf;
import org.parlour.sip.call.Upstairs;
import org.parlour.sip.seat.Rooms;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The gateway on the books and rooms of the house. */
@Configuration(proxyBeanMethods = false)
class GatewayConfiguration {
    @Bean
    Upstairs upstairs(PhoneDoorbook doorbook, Rooms rooms, CallBoard calls, PromptShelf shelf) {
        return new Upstairs(doorbook, rooms, calls, shelf);
    }

    @Bean
    Gateway gateway(
            SipSettings sip, MediaSettings media, Upstairs upstairs, Switchboard switchboard, InstantSource clock) {
        Gateway gateway = Gateway.open(sip, media, upstairs, clock);
        switchboard.connect(gateway.telephone());
        return gateway;
    }
}
