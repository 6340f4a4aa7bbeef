package org.parlour.sfu.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.parlour.sfu.peers.Browser;
import org.parlour.sfu.peers.Names;
import org.parlour.sfu.peers.Pictures;
import org.parlour.sfu.peers.SimulatedRoom;
import org.parlour.sfu.peers.Stream;
import org.parlour.sfu.session.SeatEvents.Direction;
import org.parlour.sfu.session.SeatEvents.LineState;
import org.parlour.simulation.NetworkConditions;
import org.parlour.simulation.Run;

/** A room is asked only when something is due; in a silent one nothing else would ask it in time. */
class RoomDeadlineTest {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final int LOUD = 28;

    private final SimulatedRoom room = new SimulatedRoom(Run.ofSeed(7), NetworkConditions.PERFECT);

    @AfterEach
    void nothingIsLeft() {
        room.end();
    }

    /** Connected, and sends nothing but what the test sends. */
    private Browser silent(int person) {
        Browser browser = room.sit(person).keepingQuiet();
        browser.connect(SimulatedRoom.SLOTS);
        room.progressUntil(person + " is connected", browser::isConnected, Duration.ofSeconds(5));
        browser.tellRoom(SimulatedRoom.VOICE_AND_CAMERA);
        return browser;
    }

    private void speak(Browser from, Stream voice) {
        voice.timestamp += 960;
        voice.level = LOUD;
        from.uplink().send(voice.next(new byte[] {0x78, (byte) from.person(), LOUD, 0, 0, 0}));
        room.progress(Duration.ofMillis(20));
    }

    private static Stream voice(Browser of) {
        return of.stream(Names.microphone(of.person()), of.hand().opus());
    }

    private static byte[] picture(Browser of, Stream stream, int number, boolean key) {
        stream.timestamp += 6_000;
        stream.marker = true;
        return stream.next(new Pictures(of.person(), number, key, 0, 1).payload());
    }

    @Test
    void silentRoomOfTenSleeps() {
        for (int person = 1; person <= 10; person++) {
            silent(person).tellRoom(new BrowserSeat.Showing(true, false, false, false));
        }
        room.progress(SOON);
        long before = room.ticks();

        room.progress(Duration.ofSeconds(60));

        // Each line is looked after when its last check is old, and not more often.
        assertThat(room.ticks() - before).isLessThan(60 * 10);
        assertThat(room.browsers()).allMatch(Browser::isConnected);
    }

    @Test
    void whoNeverChecksIsGivenUp() {
        Browser student = room.sit(1).keepingQuiet();
        student.seat()
                .publish(Browser.read(student.hand().offer(1, student.uplink().self())), room.nowNanos());

        room.progress(Duration.ofSeconds(40));

        assertThat(student.lines(Direction.UPLINK)).containsExactly(LineState.GONE);
        assertThat(room.ground().isBare()).isTrue();
    }

    @Test
    void whoFallsSilentIsMissedAndGivenUp() {
        Browser student = silent(1);
        student.uplink().away(true);
        student.downlink().away(true);

        room.progress(Duration.ofSeconds(10));
        assertThat(student.lines(Direction.UPLINK)).endsWith(LineState.RECONNECTING);
        room.progress(Duration.ofSeconds(30));
        assertThat(student.lines(Direction.UPLINK)).endsWith(LineState.GONE);
        assertThat(student.lines(Direction.DOWNLINK)).endsWith(LineState.GONE);
    }

    @Test
    void endOfTheLastWordIsTold() {
        Browser doctor = silent(1);
        Browser patient = silent(2);
        Stream voice = voice(patient);
        for (int i = 0; i < 20; i++) {
            speak(patient, voice);
        }
        assertThat(doctor.speakers()).containsExactly(patient.number());

        room.progress(Duration.ofMillis(650));

        assertThat(doctor.speakers()).isEmpty();
    }

    @Test
    void firstWordIsToldAtOnce() {
        Browser doctor = silent(1);
        Browser patient = silent(2);
        room.progress(SOON);

        speak(patient, voice(patient));

        assertThat(doctor.speakers()).containsExactly(patient.number());
    }

    @Test
    void slotThatGotOnePacketIsReportedOn() {
        Browser doctor = silent(1);
        Browser patient = silent(2);
        room.progress(SOON);
        assertThat(doctor.viewer().reports()).isEmpty();

        speak(patient, voice(patient));
        room.progress(Duration.ofMillis(110));
        assertThat(doctor.viewer().reports()).hasSize(1);

        room.progress(Duration.ofSeconds(5));
        assertThat(doctor.viewer().reports()).hasSizeBetween(6, 8);
    }

    @Test
    void missingPacketIsAskedForAndAKeyFrameWhereItNeverComes() {
        Browser doctor = silent(1);
        silent(2);
        Stream camera = doctor.stream(Names.camera(1), doctor.hand().vp8());
        doctor.uplink().send(picture(doctor, camera, 1, true));
        picture(doctor, camera, 2, false);
        doctor.uplink().send(picture(doctor, camera, 3, false));
        int asked = doctor.publisher().nacks();
        int keyFrames = doctor.publisher().keyFrameWishes();

        room.progress(Duration.ofMillis(100));
        assertThat(doctor.publisher().nacks()).isGreaterThan(asked);
        room.progress(Duration.ofSeconds(2));
        assertThat(doctor.publisher().keyFrameWishes()).isGreaterThan(keyFrames);
    }

    @Test
    void wishForAKeyFramePassesThroughAtOnce() {
        Browser doctor = silent(1);
        Browser patient = silent(2);
        Stream camera = doctor.stream(Names.camera(1), doctor.hand().vp8());
        doctor.uplink().send(picture(doctor, camera, 1, true));
        room.progress(SOON);
        int before = doctor.publisher().keyFrameWishes();

        patient.viewer().wantsKeyFrame(patient.viewer().screens().getFirst());
        room.progress(Duration.ofMillis(20));

        assertThat(doctor.publisher().keyFrameWishes()).isEqualTo(before + 1);
    }

    @Test
    void pictureThatDoesNotComeIsAskedForAgainAndAgain() {
        Browser doctor = silent(1);
        Stream camera = doctor.stream(Names.camera(1), doctor.hand().vp8());
        doctor.uplink().send(picture(doctor, camera, 1, true));
        room.progress(SOON);
        int before = doctor.publisher().keyFrameWishes();
        silent(2);

        room.progress(Duration.ofSeconds(2));

        assertThat(doctor.publisher().keyFrameWishes() - before).isGreaterThan(8);
    }

    @Test
    void publisherOfOnePacketIsToldThatItCame() {
        Browser doctor = silent(1);
        speak(doctor, voice(doctor));

        room.progress(Duration.ofMillis(1_100));

        assertThat(List.of(doctor.publisher().feedback(), doctor.publisher().reports()))
                .anySatisfy(said -> assertThat(said).isNotEmpty());
    }
}
