package org.parlour.callers.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.wire.dtmf.KeyNews;
import org.parlour.wire.dtmf.TelephoneEvents;

/** Two peers talk to each other, and each hears what the other said and when. */
@Tag("peer")
// Its figures would be those of the neighbours.
@Isolated
class RtpPeerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void eachHearsTheOtherAndNotItself() throws Exception {
        try (RtpPeer doctor = RtpPeer.open(1);
                RtpPeer patient = RtpPeer.open("127.0.0.2", Voice.USUAL.law(Law.MU), 2)) {
            doctor.speak(Mouth.of(Marker.of(1)));
            patient.speak(Mouth.of(Marker.of(2)));
            doctor.towards(patient.address());
            assertThat(patient.hears(PATIENCE)).isTrue();
            patient.talk(Duration.ofSeconds(8));

            Heard.Line line = doctor.heard().line();
            Ear.Hearing hearing = Ear.listen(line.samples(), Marker.of(2));
            assertThat(hearing.foundShare()).isGreaterThanOrEqualTo(0.95);
            assertThat(Ear.listen(line.samples(), Marker.of(1)).foundShare()).isZero();
            assertThat(line.longestHoleMillis()).isZero();
            assertThat(doctor.heard().lost()).isZero();
            assertThat(Delay.mouthToEarMillis(patient, line, Marker.of(2))).isCloseTo(20, within(15.0));
            assertThat(doctor.heard().reportsOn(doctor.ssrc())).isNotEmpty();
            patient.goodbye();
            assertThat(doctor.awaits(Heard::saidBye, PATIENCE)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 20, 30, 60})
    void packetsOfEveryLengthMakeOneLine(int millis) throws Exception {
        try (RtpPeer doctor = RtpPeer.open(1);
                RtpPeer patient = RtpPeer.open("127.0.0.1", Voice.USUAL.packetMillis(millis), 2)) {
            patient.speak(Mouth.hum(400, 8_000));
            patient.towards(doctor.address());
            assertThat(doctor.awaits(heard -> heard.packets().size() >= 600 / millis, PATIENCE))
                    .isTrue();
            Heard.Line line = doctor.heard().line();
            assertThat(line.longestHoleMillis()).isZero();
            assertThat(Sound.longestQuietMillis(line.samples(), -30)).isZero();
            assertThat(Sound.levelDecibels(line.samples())).isCloseTo(-12.2, within(1.0));
        }
    }

    @Test
    void keysArriveInTheirOrderAndTheSoundRestsMeanwhile() throws Exception {
        try (RtpPeer doctor = RtpPeer.open(1);
                RtpPeer patient = RtpPeer.open(2)) {
            patient.speak(Mouth.hum(400, 8_000));
            patient.towards(doctor.address());
            patient.press("19*#");
            assertThat(doctor.awaits(heard -> keys(heard).length() == 4, PATIENCE))
                    .isTrue();
            assertThat(keys(doctor.heard())).isEqualTo("19*#");
            assertThat(doctor.heard().line().longestHoleMillis()).isBetween(140, 300);
        }
    }

    @Test
    void clumpsOfEightToFifteenLeaveNothingOut() throws Exception {
        try (RtpPeer doctor = RtpPeer.open(1);
                RtpPeer patient = RtpPeer.open("127.0.0.1", Voice.USUAL.inClumps(), 2)) {
            patient.speak(Mouth.hum(400, 8_000));
            patient.towards(doctor.address());
            patient.talk(Duration.ofSeconds(3));
            Heard heard = doctor.heard();
            assertThat(heard.lost()).isZero();
            assertThat(heard.line().longestHoleMillis()).isZero();
            List<Heard.Packet> packets = heard.packets();
            assertThat(packets).hasSizeBetween(130, 151);
            long clumps = IntStream.range(1, packets.size())
                    .filter(i ->
                            packets.get(i).arrivedNanos() - packets.get(i - 1).arrivedNanos() > 100_000_000)
                    .count();
            assertThat(clumps).isBetween(9L, 18L);
        }
    }

    @Test
    void whoVanishesSaysNothingMore() throws Exception {
        try (RtpPeer doctor = RtpPeer.open(1);
                RtpPeer patient = RtpPeer.open(2)) {
            patient.towards(doctor.address());
            assertThat(doctor.hears(PATIENCE)).isTrue();
            patient.vanish();
            patient.goodbye();
            int before = doctor.heard().packets().size();
            doctor.talk(Duration.ofMillis(300));
            assertThat(doctor.heard().packets().size()).isLessThanOrEqualTo(before + 1);
            assertThat(doctor.heard().saidBye()).isFalse();
        }
    }

    private static String keys(Heard heard) {
        TelephoneEvents events = new TelephoneEvents(Marker.RATE_HZ);
        return heard.packets().stream()
                .filter(packet -> packet.payloadType() == Voice.USUAL.keysPayloadType())
                .flatMap(packet -> events
                        .on(
                                packet.payload().toArray(),
                                0,
                                packet.payload().lengthBytes(),
                                packet.timestamp(),
                                packet.marker(),
                                packet.arrivedNanos())
                        .stream())
                .filter(KeyNews.Pressed.class::isInstance)
                .map(news -> String.valueOf(news.key().face()))
                .collect(Collectors.joining());
    }
}
