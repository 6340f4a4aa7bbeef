package org.parlour.conference.gateway;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.parlour.conference.calls.CallBoard;
import org.parlour.conference.calls.Switchboard;
import org.parlour.conference.hearing.HearingBook;
import org.parlour.conference.host.DataFolder;
import org.parlour.conference.pin.PhoneDoorbook;
import org.parlour.conference.prompts.PromptShelf;
import org.parlour.conference.secrets.Secrets;
import org.parlour.conference.trunks.PlanBook;
import org.parlour.dialplan.explain.PlanInForce;
import org.parlour.mixer.opus.OpusCodecs;
import org.parlour.sfu.gate.ForwardingCore;
import org.parlour.sfu.gate.MediaPlaces;
import org.parlour.sfu.loop.MediaLoops;
import org.parlour.sfu.loop.RoomLoops;
import org.parlour.sip.call.Upstairs;
import org.parlour.sip.call.Wires;
import org.parlour.sip.mixing.MediaFloor;
import org.parlour.sip.reach.Registrations;
import org.parlour.sip.reach.Whereabouts;
import org.parlour.sip.reach.WrittenPasswords;
import org.parlour.sip.seat.CallEvents;
import org.parlour.sip.seat.Rooms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The gateway on the books and rooms of the house. */
@Configuration(proxyBeanMethods = false)
class GatewayConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayConfiguration.class);

    @Bean
    Upstairs upstairs(PhoneDoorbook doorbook, Rooms rooms, CallBoard calls, HearingBook hearing, PromptShelf shelf) {
        CallEvents events = news -> {
            calls.on(news);
            hearing.on(news);
        };
        return new Upstairs(doorbook, rooms, events, shelf);
    }

    @Bean
    MediaLoops mediaLoops(MediaSettings media) {
        return MediaLoops.open(media.loopCount());
    }

    @Bean
    RoomLoops roomLoops(MediaLoops loops) {
        return new RoomLoops(loops);
    }

    @Bean
    ForwardingCore forwardingCore(RoomLoops loops, MediaSettings media, PublicPlace outside, InstantSource clock)
            throws IOException {
        MediaPlaces places = new MediaPlaces(media.places(), media.browserPort(), outside.address());
        Instant now = clock.instant();
        long unixNanos = now.getEpochSecond() * 1_000_000_000L + now.getNano();
        return ForwardingCore.open(loops, places, new SecureRandom(), unixNanos - System.nanoTime());
    }

    @Bean
    OpusCodecs opusCodecs() {
        OpusCodecs codecs = OpusCodecs.open();
        codecs.fallback().ifPresent(why -> LOG.warn("{}", why.warning()));
        return codecs;
    }

    @Bean
    MediaFloor mediaFloor(RoomLoops loops, ForwardingCore core, OpusCodecs codecs, MediaSettings media) {
        return new MediaFloor(loops, core, codecs, media.clean(), media.firewall());
    }

    @Bean
    Wires wires(SipSettings sip, MediaSettings media, Supplier<PlanInForce> plans, DataFolder data, Secrets secrets) {
        WrittenPasswords passwords = new WrittenPasswords(data.path(), System.getenv());
        return new Wires(
                Gateway.places(sip),
                plans,
                news -> new Registrations(
                        Whereabouts.ofAddresses(), passwords, news, secrets.contactKey(), new SecureRandom()),
                media.firstPort(),
                media.lastPort());
    }

    @Bean
    Gateway gateway(
            MediaFloor floor,
            Wires wires,
            Upstairs upstairs,
            Switchboard switchboard,
            PlanBook book,
            InstantSource clock) {
        Gateway gateway = Gateway.open(floor, wires, upstairs, clock);
        switchboard.connect(gateway.telephone());
        book.whenChanged(gateway.telephone()::followPlan);
        return gateway;
    }
}
