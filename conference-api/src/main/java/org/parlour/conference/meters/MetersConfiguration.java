package org.parlour.conference.meters;

import io.micrometer.core.instrument.binder.MeterBinder;
import org.parlour.conference.calls.CallBoard;
import org.parlour.conference.calls.CallCounters;
import org.parlour.conference.calls.LineCounters;
import org.parlour.conference.calls.TrunkCounters;
import org.parlour.conference.events.EventCounters;
import org.parlour.conference.events.RoomEvents;
import org.parlour.conference.gateway.Gateway;
import org.parlour.conference.hearing.HearingBook;
import org.parlour.conference.hearing.HearingCounters;
import org.parlour.conference.pin.PhoneDoorbook;
import org.parlour.conference.pin.PinCounters;
import org.parlour.conference.prompts.PromptCounters;
import org.parlour.conference.prompts.PromptShelf;
import org.parlour.conference.room.RoomBook;
import org.parlour.conference.room.RoomCounters;
import org.parlour.conference.room.seats.BrowserSeats;
import org.parlour.conference.room.seats.SeatCounters;
import org.parlour.conference.store.Store;
import org.parlour.conference.store.StoreCounters;
import org.parlour.conference.trunks.PlanBook;
import org.parlour.conference.trunks.PlanCounters;
import org.parlour.conference.web.DoorCounters;
import org.parlour.conference.web.Doors;
import org.parlour.mixer.opus.OpusCodecs;
import org.parlour.mixer.opus.OpusCounters;
import org.parlour.sfu.gate.ForwardingCore;
import org.parlour.sfu.gate.ForwardingCounters;
import org.parlour.sfu.loop.LoopCounters;
import org.parlour.sip.call.TelephoneCounters;
import org.parlour.sip.jain.SipCounters;
import org.parlour.sip.media.PortCounters;
import org.parlour.sip.mixing.MixCounters;
import org.parlour.sip.mixing.SoundCounters;
import org.parlour.sip.reach.ReachCounters;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One line for every room that counts. */
@Configuration(proxyBeanMethods = false)
class MetersConfiguration {
    @Bean
    MeterBinder storeMeters(Store store) {
        return new CounterMeters<>(StoreCounters.class, store::counters);
    }

    @Bean
    MeterBinder doorMeters(Doors doors) {
        return new CounterMeters<>(DoorCounters.class, doors::counters);
    }

    @Bean
    MeterBinder pinMeters(PhoneDoorbook doorbook) {
        return new CounterMeters<>(PinCounters.class, doorbook::counters);
    }

    @Bean
    MeterBinder roomMeters(RoomBook rooms) {
        return new CounterMeters<>(RoomCounters.class, rooms::counters);
    }

    @Bean
    MeterBinder seatMeters(BrowserSeats seats) {
        return new CounterMeters<>(SeatCounters.class, seats::counters);
    }

    @Bean
    MeterBinder callMeters(CallBoard calls) {
        return new CounterMeters<>(CallCounters.class, calls::counters);
    }

    @Bean
    MeterBinder trunkMeters(CallBoard calls) {
        return new TrunkMeters<>(TrunkCounters.class, calls::followTrunks, calls::trunk);
    }

    @Bean
    MeterBinder hearingMeters(HearingBook hearing) {
        return new CounterMeters<>(HearingCounters.class, hearing::counters);
    }

    @Bean
    MeterBinder lineMeters(CallBoard calls) {
        return new CounterMeters<>(LineCounters.class, calls::lines);
    }

    @Bean
    MeterBinder eventMeters(RoomEvents events) {
        return new CounterMeters<>(EventCounters.class, events::counters);
    }

    @Bean
    MeterBinder promptMeters(PromptShelf shelf) {
        return new CounterMeters<>(PromptCounters.class, shelf::counters);
    }

    @Bean
    MeterBinder planMeters(PlanBook plans) {
        return new CounterMeters<>(PlanCounters.class, plans::counters);
    }

    @Bean
    MeterBinder telephoneMeters(Gateway gateway) {
        return new CounterMeters<>(
                TelephoneCounters.class, () -> gateway.telephone().calls());
    }

    @Bean
    MeterBinder mixMeters(Gateway gateway) {
        return new CounterMeters<>(MixCounters.class, () -> gateway.telephone().mixes());
    }

    @Bean
    MeterBinder portMeters(Gateway gateway) {
        return new CounterMeters<>(PortCounters.class, () -> gateway.telephone().ports());
    }

    @Bean
    MeterBinder sipMeters(Gateway gateway) {
        return new CounterMeters<>(SipCounters.class, () -> gateway.telephone().messages());
    }

    @Bean
    MeterBinder reachMeters(Gateway gateway) {
        return new CounterMeters<>(
                ReachCounters.class, () -> gateway.telephone().reach());
    }

    @Bean
    MeterBinder soundMeters(Gateway gateway) {
        return new CounterMeters<>(
                SoundCounters.class, () -> gateway.telephone().sounds());
    }

    @Bean
    MeterBinder opusMeters(OpusCodecs codecs) {
        return new CounterMeters<>(OpusCounters.class, codecs::counters);
    }

    @Bean
    MeterBinder forwardingMeters(ForwardingCore core) {
        return new CounterMeters<>(ForwardingCounters.class, core::counters);
    }

    @Bean
    MeterBinder loopMeters(Gateway gateway) {
        return new CounterMeters<>(LoopCounters.class, gateway::loops);
    }
}
