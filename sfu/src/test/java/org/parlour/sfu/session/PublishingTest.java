package org.parlour.sfu.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.parlour.sfu.peers.Agreements;
import org.parlour.sfu.peers.Browser;
import org.parlour.sfu.peers.Handwriting;
import org.parlour.sfu.peers.Names;
import org.parlour.sfu.peers.Pictures;
import org.parlour.sfu.peers.Screen;
import org.parlour.sfu.peers.SimulatedRoom;
import org.parlour.sfu.peers.Stream;
import org.parlour.sfu.session.BrowserSeat.Showing;
import org.parlour.sfu.slots.VideoSource.Picture;
import org.parlour.simulation.NetworkConditions;
import org.parlour.simulation.Run;
import org.parlour.wire.rtcp.ReceiverReport;

/** What a browser sends, and what becomes of it: named by the offer or by the packet, shown or not, good or not. */
class PublishingTest {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration A_WHILE = Duration.ofMillis(500);
    private static final Showing EVERYTHING = new Showing(true, true, true, true);
    private static final Showing NOTHING = new Showing(false, false, false, false);

    private final SimulatedRoom room = new SimulatedRoom(Run.ofSeed(3), NetworkConditions.PERFECT);
    private final Browser viewer = room.connected(9);

    @AfterEach
    void nothingIsLeft() {
        room.end();
    }

    /** Somebody who sends nothing but what the test sends. */
    private Browser publisher(UnaryOperator<String> offer) {
        Browser browser = room.sit(1).keepingQuiet();
        browser.publish(offer.apply(browser.hand().offer(1, browser.uplink().self())));
        room.progressUntil("it is secured", () -> browser.uplink().isOpen(), SOON);
        browser.tellRoom(EVERYTHING);
        return browser;
    }

    private void send(Browser from, byte[] packet) {
        from.uplink().send(packet);
        room.progress(SimulatedRoom.BEAT);
    }

    private void speak(Browser from, Stream voice) {
        voice.timestamp += 960;
        voice.level = 28;
        send(from, voice.next(new byte[] {0x78, 1, 28, 0, 0, 0}));
    }

    private void show(Browser from, Stream picture, int number, boolean key) {
        picture.timestamp += 6_000;
        picture.marker = true;
        send(from, picture.next(new Pictures(1, number, key, 0, 1).payload()));
    }

    private boolean seesNow(int person) {
        Screen screen = viewer.sees(person);
        return screen != null && room.nowNanos() - screen.shownNanos() < 100_000_000L;
    }

    @Test
    void whatIsNotShownIsNotForwardedThoughItIsSent() {
        Browser doctor = room.connected(1);
        doctor.show(EVERYTHING);
        room.progress(SOON);
        assertThat(viewer.tiles()).containsExactlyInAnyOrder(doctor.camera(), doctor.screen());

        doctor.tellRoom(NOTHING);
        long voices = viewer.viewer().heardVoices();
        long shared = viewer.viewer().heardShared();
        assertThat(shared).isPositive();
        room.progress(A_WHILE);

        assertThat(viewer.viewer().heardVoices()).isEqualTo(voices);
        assertThat(viewer.viewer().heardShared()).isEqualTo(shared);
        assertThat(viewer.tiles()).isEmpty();
        assertThat(seesNow(1)).isFalse();
    }

    @Test
    void whatIsShownAgainBeginsWithAKeyFrame() {
        Browser doctor = room.connected(1);
        room.progressUntil("a picture comes", () -> seesNow(1), SOON);
        int keyFrames = doctor.publisher().keyFrames();
        doctor.tellRoom(new Showing(false, false, false, false));
        room.progress(A_WHILE);

        doctor.tellRoom(SimulatedRoom.VOICE_AND_CAMERA);

        room.progressUntil("a picture comes", () -> seesNow(1), A_WHILE);
        assertThat(doctor.publisher().keyFrames()).isEqualTo(keyFrames + 1);
        assertThat(viewer.viewer().heardNanos(1)).isGreaterThan(room.nowNanos() - 40_000_000L);
    }

    @Test
    void nothingButTheMicrophoneIsShownAtFirst() {
        Browser doctor = room.sit(1);
        doctor.connect(SimulatedRoom.SLOTS);
        doctor.publisher().cameraOn(true);
        room.progress(SOON);

        assertThat(viewer.tiles()).isEmpty();
        assertThat(viewer.viewer().heardNanos(1)).isPositive();
    }

    @Test
    void streamThatNobodyAnnouncedIsNamedByItsPackets() {
        Browser doctor = publisher(Handwriting::withoutSources);
        Stream voice = doctor.stream(4_711, doctor.hand().opus());
        voice.mid = "0";
        Stream picture = doctor.stream(4_712, doctor.hand().vp8());
        picture.mid = "2";

        speak(doctor, voice);
        room.progressUntil(
                "the screen is asked for",
                () -> {
                    show(doctor, picture, 1 << 24, true);
                    return viewer.tiles().contains(doctor.screen());
                },
                SOON);

        assertThat(viewer.viewer().heardNanos(1)).isPositive();
        voice.mid = "";
        long voices = viewer.viewer().heardVoices();
        speak(doctor, voice);
        assertThat(viewer.viewer().heardVoices()).as("once is enough").isEqualTo(voices + 1);
        assertThat(doctor.seat().statistics().unknownStreams()).isZero();
    }

    @Test
    void streamWithoutANameIsCountedAndDropped() {
        Browser doctor = publisher(Handwriting::withoutSources);
        Stream voice = doctor.stream(4_711, doctor.hand().opus());
        speak(doctor, voice);
        voice.mid = "7";
        speak(doctor, voice);

        assertThat(viewer.viewer().heardVoices()).isZero();
        assertThat(doctor.seat().statistics().unknownStreams()).isEqualTo(2);
    }

    @Test
    void lostPacketIsMendedFromTheAnnouncedRepairStream() {
        Browser doctor = publisher(UnaryOperator.identity());
        mend(doctor, doctor.stream(Names.camera(1), doctor.hand().vp8()), Names.cameraRepair(1));
    }

    @Test
    void lostPacketIsMendedFromARepairStreamThatItsPacketsName() {
        Browser doctor = publisher(Handwriting::withoutSources);
        Stream picture = doctor.stream(900, doctor.hand().vp8());
        picture.mid = "1";
        mend(doctor, picture, 901);
    }

    private void mend(Browser doctor, Stream picture, int repairSsrc) {
        show(doctor, picture, 1, true);
        show(doctor, picture, 2, false);
        picture.timestamp += 6_000;
        byte[] lost = picture.next(new Pictures(1, 3, false, 0, 1).payload());
        show(doctor, picture, 4, false);
        Screen screen = viewer.sees(1);
        assertThat(screen).isNotNull();
        if (screen != null) {
            assertThat(screen.pictures()).isEqualTo(2);
            send(doctor, Stream.again(lost, doctor.hand().vp8Repair(), repairSsrc, 5));
            assertThat(screen.pictures()).isEqualTo(4);
        }
        assertThat(doctor.seat().statistics().unknownStreams()).isZero();
    }

    @Test
    void repairOfAStreamThatIsNotThereIsNobodys() {
        Browser doctor = publisher(Handwriting::withoutSources);
        Stream picture = doctor.stream(900, doctor.hand().vp8());
        picture.mid = "1";
        byte[] lost = picture.next(new Pictures(1, 1, true, 0, 1).payload());

        send(doctor, Stream.again(lost, doctor.hand().vp8Repair(), 901, 5));

        assertThat(doctor.seat().statistics().unknownStreams()).isOne();
    }

    @Test
    void trackThatBeginsAnewUnderAnotherNameGoesOn() {
        Browser doctor = publisher(UnaryOperator.identity());
        speak(doctor, doctor.stream(Names.microphone(1), doctor.hand().opus()));
        show(doctor, doctor.stream(Names.camera(1), doctor.hand().vp8()), 1, true);
        Stream voice = doctor.stream(5_001, doctor.hand().opus());
        Stream picture = doctor.stream(5_002, doctor.hand().vp8());
        voice.mid = "0";
        picture.mid = "1";
        long voices = viewer.viewer().heardVoices();

        for (int i = 0; i < 3; i++) {
            speak(doctor, voice);
        }
        show(doctor, picture, 10, false);
        Screen screen = viewer.sees(1);
        assertThat(screen).isNotNull();
        if (screen != null) {
            assertThat(screen.pictures()).as("a picture out of nothing is none").isOne();
            show(doctor, picture, 11, true);
            assertThat(screen.pictures()).isEqualTo(2);
        }
        assertThat(viewer.viewer().heardVoices()).isEqualTo(voices + 3);
    }

    /** Of one line, by its name. */
    private static UnaryOperator<String> rejecting(String mid) {
        return offer -> {
            String[] lines = offer.split("(?=\nm=)");
            for (int i = 1; i < lines.length; i++) {
                if (lines[i].contains("a=mid:" + mid)) {
                    lines[i] = lines[i].replace(" 9 UDP", " 0 UDP").replaceAll("\na=(?!mid)[^\n]*", "");
                }
            }
            return String.join("", lines).replace("BUNDLE 0 1 2 3", "BUNDLE 0 1 2 3".replace(" " + mid, ""));
        };
    }

    @Test
    void screenStaysTheScreenWhereTheCamerasLineIsRejected() {
        Browser doctor = publisher(rejecting("1"));
        Stream picture = doctor.stream(Names.screen(1), doctor.hand().vp8());

        room.progressUntil(
                "it is shown",
                () -> {
                    show(doctor, picture, 1 << 24, true);
                    return !viewer.tiles().isEmpty();
                },
                SOON);

        assertThat(viewer.tiles()).containsExactly(doctor.screen());
        doctor.tellRoom(new Showing(true, true, false, true));
        assertThat(viewer.tiles()).isEmpty();
    }

    @Test
    void soundOfTheScreenStaysWhatItIsWhereTheMicrophonesLineIsRejected() {
        Browser doctor = publisher(rejecting("0"));
        Stream shared = doctor.stream(Names.screenSound(1), doctor.hand().opus());
        shared.level = 40;
        doctor.tellRoom(new Showing(true, true, true, false));
        send(doctor, shared.next(new byte[] {0x79, 1, 40, 0, 0, 0}));
        assertThat(viewer.viewer().heardShared()).isZero();

        doctor.tellRoom(new Showing(false, true, true, true));
        send(doctor, shared.next(new byte[] {0x79, 1, 40, 0, 0, 0}));
        assertThat(viewer.viewer().heardShared()).isOne();
    }

    @Test
    void oneLineOfPicturesIsTheCameras() {
        Browser doctor = publisher(
                offer -> offer.substring(0, offer.lastIndexOf("m=video")).replace("BUNDLE 0 1 2 3", "BUNDLE 0 1"));
        show(doctor, doctor.stream(Names.camera(1), doctor.hand().vp8()), 1, true);

        assertThat(viewer.tiles()).containsExactly(doctor.camera());
    }

    @Test
    void sharedSoundIsHeardThroughTheLoudestVoices() {
        Browser doctor = room.connected(1);
        doctor.show(EVERYTHING);
        doctor.publisher().level(85);
        room.progress(A_WHILE);
        for (int person = 2; person <= 5; person++) {
            room.connected(person).publisher().level(28);
        }
        room.progress(Duration.ofSeconds(3));
        long shared = viewer.viewer().heardShared();

        room.progress(SOON);

        assertThat(viewer.viewer().heardShared()).isBetween(shared + 49, shared + 51);
        doctor.show(SimulatedRoom.VOICE_AND_CAMERA);
        room.progress(SOON);
        assertThat(viewer.viewer().sharedNanos(1)).isLessThan(room.nowNanos() - 900_000_000L);
        long loudest = room.browsers().stream()
                .filter(speaker -> viewer.viewer().heardNanos(speaker.person()) > room.nowNanos() - 40_000_000L)
                .count();
        assertThat(loudest).as("its slot is a voice's again").isEqualTo(3);
    }

    @Test
    void wishForAKeyFrameReachesThePublisherWhoIsMeant() {
        Browser doctor = room.connected(1);
        Browser patient = room.connected(2);
        doctor.show(EVERYTHING);
        room.progress(Duration.ofSeconds(2));
        int cameras = doctor.publisher().keyFrames();
        int screens = doctor.publisher().screenKeyFrames();
        int others = patient.publisher().keyFrames();

        ask(Picture.SCREEN);
        assertThat(doctor.publisher().screenKeyFrames()).isEqualTo(screens + 1);
        assertThat(doctor.publisher().keyFrames()).isEqualTo(cameras);

        ask(Picture.CAMERA);
        assertThat(doctor.publisher().screenKeyFrames()).isEqualTo(screens + 1);
        assertThat(doctor.publisher().keyFrames()).isEqualTo(cameras + 1);
        assertThat(patient.publisher().keyFrames()).isEqualTo(others);
    }

    private void ask(Picture what) {
        for (Screen screen : viewer.viewer().screens()) {
            if (screen.person() == 1 && screen.picture() == what) {
                viewer.viewer().wantsKeyFrame(screen);
            }
        }
        room.progress(A_WHILE);
    }

    @Test
    void packetThatNoSlotCouldCarryIsCountedAndDropped() {
        Browser doctor = publisher(UnaryOperator.identity());
        Stream picture = doctor.stream(Names.camera(1), doctor.hand().vp8());
        show(doctor, picture, 1, true);
        byte[] content = new Pictures(1, 2, true, 0, 1).payload();
        for (int lengthBytes : new int[] {1_400, 1_500, 1_900}) {
            picture.timestamp += 6_000;
            send(doctor, picture.next(Arrays.copyOf(content, lengthBytes)));
        }

        assertThat(doctor.seat().statistics().oversized()).isEqualTo(2);
        Screen screen = viewer.sees(1);
        assertThat(screen).isNotNull();
        if (screen != null) {
            assertThat(screen.pictures()).isEqualTo(2);
        }
    }

    @Test
    void packetThatIsNoneOnceItIsOpenedIsCountedAndDropped() {
        Browser doctor = publisher(UnaryOperator.identity());
        byte[] padded = doctor.stream(Names.microphone(1), Agreements.OPUS).next(new byte[] {1, 2, 3, (byte) 200});
        padded[0] |= 0x20;

        send(doctor, padded);

        assertThat(doctor.seat().statistics().malformed()).isOne();
        assertThat(viewer.viewer().heardVoices()).isZero();
    }

    @Test
    void everyPublisherIsToldWhatArrived() {
        Browser doctor = room.connected(1);
        room.progress(Duration.ofSeconds(3));

        assertThat(doctor.publisher().feedback()).hasSizeGreaterThan(20);
        List<ReceiverReport> reports = doctor.publisher().reports().stream()
                .filter(report -> !report.reports().isEmpty())
                .toList();
        assertThat(reports).hasSizeBetween(2, 3);
        assertThat(reports.getLast().reports())
                .extracting(block -> block.ssrc())
                .contains(Names.microphone(1), Names.camera(1));
    }
}
