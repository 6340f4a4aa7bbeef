package org.parlour.sfu.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.parlour.sfu.peers.Browser;
import org.parlour.sfu.peers.SimulatedGround;
import org.parlour.sfu.peers.SimulatedRoom;
import org.parlour.sfu.peers.Stream;
import org.parlour.sfu.peers.Telephone;
import org.parlour.sfu.session.BrowserSeat.Showing;
import org.parlour.sfu.session.SharedSeat.PhoneTrack;
import org.parlour.simulation.NetworkConditions;
import org.parlour.simulation.Run;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.rtcp.NtpTime;
import org.parlour.wire.rtcp.SenderReport;
import org.parlour.wire.rtp.RtpPacket;

/** What a room's telephones send and hear by the seat that they share. */
class SharedSeatTest {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration A_WHILE = Duration.ofMillis(500);
    private static final Showing EVERYTHING = new Showing(true, true, true, true);
    private static final int LOUD = 28;
    private static final int SOFT = 85;
    private static final int SILENT = 127;
    private static final int PATIENT = 21;
    private static final int RELATIVE = 22;

    private final SimulatedRoom room = new SimulatedRoom(Run.ofSeed(5), NetworkConditions.PERFECT);

    @AfterEach
    void nothingIsLeft() {
        room.end();
    }

    private Browser quiet(int person) {
        Browser browser = room.connected(person);
        browser.publisher().level(SOFT);
        return browser;
    }

    private Telephone speaking(int person) {
        Telephone telephone = room.telephones().call(person);
        telephone.level(LOUD);
        return telephone;
    }

    @Test
    void everyBrowserHearsATelephone() {
        Browser doctor = quiet(1);
        Browser nurse = quiet(2);
        speaking(PATIENT);

        room.progress(SOON);

        for (Browser browser : List.of(doctor, nurse)) {
            assertThat(browser.viewer().heardNanos(PATIENT)).isGreaterThan(room.nowNanos() - 40_000_000L);
            assertThat(browser.speakers()).containsExactly(new ParticipantNumber(PATIENT));
        }
    }

    @Test
    void telephonesHearTheBrowsersAndNeverATelephone() {
        quiet(1).publisher().level(LOUD);
        speaking(PATIENT);
        speaking(RELATIVE);

        room.progress(SOON);

        // That nothing of a telephone comes there, the ears check with each packet.
        assertThat(room.telephones().heardNanos(1)).isGreaterThan(room.nowNanos() - 40_000_000L);
        assertThat(room.telephones().holders()).containsExactly(new ParticipantNumber(1));
    }

    @Test
    void loudestReachTheTelephonesWhereMoreSpeakThanThereAreSlots() {
        room.telephones().call(PATIENT);
        for (int person = 1; person <= SharedSeat.SLOTS + 2; person++) {
            quiet(person);
        }
        room.progress(SOON);
        Browser late = room.browser(SharedSeat.SLOTS + 2);
        assertThat(room.telephones().holders()).hasSize(SharedSeat.SLOTS).doesNotContain(late.number());

        late.publisher().level(LOUD);
        room.progress(Duration.ofMillis(60));

        assertThat(room.telephones().heardNanos(late.person())).isGreaterThan(room.nowNanos() - 40_000_000L);
    }

    @Test
    void sharedSoundReachesTheTelephonesToo() {
        room.telephones().call(PATIENT);
        room.connected(1).show(EVERYTHING);

        room.progress(SOON);

        assertThat(room.telephones().sharedNanos(1)).isGreaterThan(room.nowNanos() - 40_000_000L);
        assertThat(room.telephones().holders())
                .containsExactlyInAnyOrder(new ParticipantNumber(1), new ParticipantNumber(1));
        room.browser(1).show(SimulatedRoom.VOICE_AND_CAMERA);
        assertThat(room.telephones().holders()).containsExactly(new ParticipantNumber(1));
    }

    @Test
    void streamThatBeginsAnewTakesItsSlotAnew() {
        Browser doctor = room.sit(1).keepingQuiet();
        doctor.publish();
        room.progressUntil("it is secured", () -> doctor.uplink().isOpen(), SOON);
        room.telephones().call(PATIENT);

        // The ears take no other stream in a slot unless they are told of it.
        for (int ssrc : new int[] {5_001, 5_002}) {
            Stream voice = doctor.stream(ssrc, doctor.hand().opus());
            voice.mid = "0";
            voice.level = LOUD;
            for (int i = 0; i < 3; i++) {
                voice.timestamp += 960;
                doctor.uplink().send(voice.next(new byte[] {0x78, 1, LOUD, 0, 0}));
                room.progress(SimulatedRoom.BEAT);
            }
        }

        assertThat(room.telephones().heard()).isEqualTo(6);
    }

    @Test
    void telephonesAreToldHowManyBrowsersThereAre() {
        quiet(1);
        room.telephones().call(PATIENT);
        assertThat(room.telephones().browsers()).as("at once").isOne();

        room.sit(2);
        assertThat(room.telephones().browsers()).isEqualTo(2);
        room.leave(1);
        room.leave(2);
        assertThat(room.telephones().browsers()).isZero();
    }

    @Test
    void trackIsWantedWhileAnyBrowserListens() {
        PhoneTrack track = room.telephones().call(PATIENT).track();
        assertThat(track.isWanted()).isFalse();

        Browser doctor = room.sit(1);
        doctor.publish();
        room.progress(SOON);
        assertThat(track.isWanted()).as("one who only publishes").isFalse();

        doctor.receive(SimulatedRoom.SLOTS);
        room.progress(SOON);
        assertThat(track.isWanted()).isTrue();

        room.leave(1);
        assertThat(track.isWanted()).isFalse();
    }

    @Test
    void pauseInTheTimestampsIsMarked() {
        Browser doctor = quiet(1);
        doctor.keepingQuiet();
        Telephone patient = speaking(PATIENT);
        room.progress(A_WHILE);
        List<Boolean> markers = doctor.viewer().markersOf(PATIENT);
        assertThat(markers.getFirst()).isTrue();
        assertThat(markers.subList(1, markers.size())).isNotEmpty().containsOnly(false);
        int before = markers.size();

        patient.level(SILENT);
        room.progress(SOON);
        assertThat(markers).as("one packet says that a pause begins").hasSize(before + 1);
        patient.level(LOUD);
        room.progress(A_WHILE);

        assertThat(markers.subList(before, markers.size()).indexOf(true)).isOne();
        assertThat(markers.subList(before + 2, markers.size())).isNotEmpty().containsOnly(false);
    }

    @Test
    void mutedTelephoneNoLongerCountsAsSpeaking() {
        Browser doctor = quiet(1);
        Telephone patient = speaking(PATIENT);
        room.progress(SOON);
        assertThat(doctor.speakers()).isNotEmpty();

        patient.hush();
        room.progress(Duration.ofMillis(210));

        assertThat(doctor.speakers()).isEmpty();
    }

    @Test
    void picturesStayWhereATelephoneTakesTheTurn() {
        Browser doctor = quiet(1);
        for (int person = 2; person <= 7; person++) {
            quiet(person);
        }
        room.browser(7).publisher().level(LOUD);
        room.progress(Duration.ofSeconds(3));
        room.browser(7).publisher().level(SOFT);
        var before = doctor.tiles();
        assertThat(before)
                .hasSize(SimulatedRoom.SLOTS.video())
                .contains(room.browser(7).camera());

        speaking(PATIENT);
        room.progress(Duration.ofSeconds(5));

        assertThat(doctor.speakers()).containsExactly(new ParticipantNumber(PATIENT));
        assertThat(doctor.tiles()).containsExactlyInAnyOrderElementsOf(before);
        assertThat(quiet(8).tiles()).as("who comes now").isEmpty();
    }

    @Test
    void turnOfATelephoneComesFirst() {
        Browser doctor = quiet(1);
        speaking(PATIENT);
        room.progress(Duration.ofMillis(600));
        quiet(2).publisher().level(LOUD);
        room.progress(Duration.ofMillis(600));

        assertThat(doctor.speakers()).containsExactly(new ParticipantNumber(PATIENT), new ParticipantNumber(2));
    }

    @Test
    void reportsTellTheTelephonesClock() {
        Browser doctor = quiet(1);
        doctor.keepingQuiet();
        Telephone patient = speaking(PATIENT);
        room.progress(Duration.ofSeconds(3));
        patient.level(SILENT);
        room.progress(Duration.ofSeconds(3));

        List<SenderReport> reports = doctor.viewer().reports();
        assertThat(reports).hasSizeGreaterThan(4);
        SenderReport first = reports.get(1);
        for (SenderReport report : reports.subList(2, reports.size())) {
            long nanos = NtpTime.toUnixNanos(report.ntpTime()) - NtpTime.toUnixNanos(first.ntpTime());
            int ticks = report.rtpTimestamp() - first.rtpTimestamp();
            assertThat(Math.abs(ticks - nanos * 48 / 1_000_000))
                    .as("%s after %s", report, first)
                    .isLessThan(960);
        }
        assertThat(NtpTime.toUnixNanos(first.ntpTime())).isGreaterThan(SimulatedGround.UNIX_NANOS_AT_ZERO);
    }

    @Test
    void whoHasHungUpIsHeardNoMore() {
        Browser doctor = quiet(1);
        PhoneTrack track = speaking(PATIENT).track();
        speaking(RELATIVE);
        room.progress(SOON);

        room.telephones().hangUp(PATIENT);
        long heard = doctor.viewer().heardVoices();
        track.send(new byte[] {0x78, PATIENT}, 0, 2, 0, LOUD, room.nowNanos());
        track.hushed();
        track.leave();

        assertThat(doctor.viewer().heardVoices()).isEqualTo(heard);
        assertThat(track.isWanted()).isFalse();
        room.progress(A_WHILE);
        assertThat(doctor.speakers()).containsExactly(new ParticipantNumber(RELATIVE));
    }

    @Test
    void tracksEndWithTheSeat() {
        Browser doctor = quiet(1);
        PhoneTrack track = speaking(PATIENT).track();
        room.progress(SOON);

        room.telephones().leave();

        assertThat(track.isWanted()).isFalse();
        room.progress(A_WHILE);
        assertThat(doctor.speakers()).isEmpty();
        assertThat(room.room().phones()).isZero();
    }

    @Test
    void roomIsThereWhileItsTelephonesAre() {
        room.telephones().call(PATIENT);
        assertThat(room.room().isEmpty()).isFalse();
        room.telephones().hangUp(PATIENT);
        assertThat(room.room().isEmpty()).isTrue();
    }

    @Test
    void roomHasOneSeatForTelephonesAtATime() {
        room.telephones().call(PATIENT);

        assertThatIllegalStateException().isThrownBy(() -> room.room().share(new Nobody()));

        room.telephones().leave();
        SharedSeat seat = room.room().share(new Nobody());
        seat.leave();
        seat.leave();
        assertThat(seat.track(new ParticipantNumber(PATIENT)).isWanted()).isFalse();
    }

    @Test
    void packetThatIsNoneIsPassedOver() {
        Browser doctor = quiet(1);
        doctor.keepingQuiet();
        PhoneTrack track = room.telephones().call(PATIENT).track();
        List<byte[]> garbage = new ArrayList<>(List.of(new byte[0], new byte[1_490], new byte[4_000]));

        for (byte[] opus : garbage) {
            track.send(opus, 0, opus.length, 960, LOUD, room.nowNanos());
        }
        track.send(new byte[8], 0, -1, 960, LOUD, room.nowNanos());
        room.progress(A_WHILE);
        assertThat(doctor.viewer().heardVoices()).isZero();
        assertThat(room.room().takeUnusable()).isEqualTo(garbage.size() + 1);

        // Three octets in frames of any number, by a code that is cut short; how loud is nobody's guess.
        track.send(new byte[] {0x7B, PATIENT, 0}, 0, 3, 1920, 4_000, room.nowNanos());
        track.send(new byte[] {0x7B, PATIENT, 0}, 0, 3, 1920, -1, room.nowNanos());
        room.progress(A_WHILE);
        assertThat(doctor.viewer().heardVoices()).isEqualTo(2);
    }

    private static final class Nobody implements SharedEars {
        @Override
        public void taken(int slot, ParticipantNumber by) {}

        @Override
        public void heard(int slot, RtpPacket packet, long nowNanos) {}

        @Override
        public void emptied(int slot) {}

        @Override
        public void browsersAre(int count) {}
    }
}
