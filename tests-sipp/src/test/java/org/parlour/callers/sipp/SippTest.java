package org.parlour.callers.sipp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.callers.phone.Ear;
import org.parlour.callers.phone.EchoHouse;
import org.parlour.callers.phone.Marker;
import org.parlour.callers.phone.Mouth;
import org.parlour.callers.phone.RtpPeer;

/** SIPp against the least that can be called; and what its files say of themselves. */
@Tag("peer")
class SippTest {
    @TempDir
    private Path room;

    @Test
    void signalsWhileAPeerSounds() throws Exception {
        try (EchoHouse house = EchoHouse.open();
                RtpPeer peer = RtpPeer.open(3);
                Sipp sipp = Sipp.begin(
                        room,
                        house.address(),
                        Sipp.Play.of("caller-types-right-pin-expect-seat")
                                .sounding(peer)
                                .pausing(Duration.ofSeconds(7)))) {
            peer.speak(Mouth.of(Marker.of(3)));
            while (house.soundPorts().isEmpty()) {
                Thread.onSpinWait();
            }
            peer.towards(house.soundPorts().getFirst());
            peer.talk(Duration.ofSeconds(6));
            sipp.end().assertWentAsWritten();
            assertThat(Ear.listen(peer.heard().line().samples(), Marker.of(3)).foundShare())
                    .isEqualTo(1);
            assertThat(house.openCalls()).isZero();
        }
    }

    @Test
    void saysWhatDidNotGoAsWritten() throws Exception {
        try (EchoHouse house = EchoHouse.open()) {
            Sipp.Outcome outcome =
                    Sipp.play(room, house.address(), Sipp.Play.of("caller-asks-unknown-number-expect-404"));
            assertThat(outcome.exitCode()).isNotZero();
            assertThat(outcome.errors()).contains("200");
            assertThat(outcome.messages()).contains("INVITE sip:100@");
        }
    }

    @Test
    void everyFileSaysWhoDoesWhatAndWhatIsExpected() throws Exception {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("parlour.module.folder", "."), "scenarios"))) {
            List<Path> all = files.toList();
            assertThat(all).hasSizeGreaterThan(20).allSatisfy(file -> {
                String name = file.getFileName().toString().replace(".xml", "");
                assertThat(name).matches("(callers?|stranger)-[a-z0-9-]+-expect-[a-z0-9-]+");
                assertThat(nameWithin(file)).isEqualTo(name);
            });
        }
    }

    private static String nameWithin(Path file) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement()
                .getAttribute("name");
    }
}
