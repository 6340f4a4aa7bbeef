package org.parlour.conference;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parlour.conference.host.LocalNames;
import org.parlour.conference.room.links.Invitations;
import org.parlour.conference.room.links.LinkKey;
import org.parlour.wire.call.RoomId;

class CommandTest {
    @Test
    void sayingNothingServes() {
        assertThat(Command.parse(List.of())).isEqualTo(new Command.Serve());
        assertThat(Command.parse(List.of("--parlour.web.https-port=9443"))).isEqualTo(new Command.Serve());
    }

    @Test
    void aBackupNeedsItsPlace() {
        assertThat(Command.parse(List.of("backup", "there", "--parlour.data=x")))
                .isEqualTo(new Command.BackUp(Path.of("there")));
        assertThat(Command.parse(List.of("backup"))).isInstanceOf(Command.Misunderstood.class);
        assertThat(Command.parse(List.of("backup", "a", "b"))).isInstanceOf(Command.Misunderstood.class);
        assertThat(Command.parse(List.of("backup", "a\0b"))).isInstanceOf(Command.Misunderstood.class);
    }

    @Test
    void questionsToTheDialPlanKeepTheirOptionsAndSettingsStaySettings() {
        List<String> asked =
                List.of("--parlour.data=x", "dialplan", "explain", "7", "--trunk", "a", "--parlour.web.x=1");
        assertThat(Command.parse(asked)).isEqualTo(new Command.AskDialPlan(List.of("explain", "7", "--trunk", "a")));
        assertThat(Command.settings(asked)).containsExactly("--parlour.data=x", "--parlour.web.x=1");
        assertThat(Command.parse(List.of("dialplan"))).isEqualTo(new Command.AskDialPlan(List.of()));
    }

    @Test
    void otherWordsAreNotUnderstood() {
        assertThat(Command.parse(List.of("version"))).isEqualTo(new Command.TellVersion());
        assertThat(Command.parse(List.of("pin"))).isEqualTo(new Command.TellPin());
        assertThat(Command.parse(List.of("serv"))).isInstanceOf(Command.Misunderstood.class);
        assertThat(Command.parse(List.of("version", "x"))).isInstanceOf(Command.Misunderstood.class);
    }

    @Test
    void theBannerNamesDoorsPlacesAndNoSecret() {
        StartBanner banner = new StartBanner(
                "1.2",
                Duration.ofMillis(3_940),
                new LocalNames("praxis", List.of(InetAddress.ofLiteral("2001:db8::7"))),
                null,
                8443,
                8080,
                Path.of("/d"),
                Path.of("/d/secrets/admin-token"),
                new StartBanner.HouseCa(Path.of("/d/house-ca.crt"), "AA:BB"),
                new StartBanner.Telephone("sip:100@127.0.0.1", "123 456 786"),
                new Invitations(
                        new RoomId("demo"),
                        new LinkKey("host-host-host-host-host"),
                        new LinkKey("guestguestguestguestgues")));
        assertThat(banner.text())
                .contains(
                        "Parlour 1.2 is up after 3.9 s.",
                        "http://localhost:8080",
                        "http://localhost:8080/r/demo#host-host-host-host-host",
                        "http://localhost:8080/r/demo#guestguestguestguestgues",
                        "https://[2001:db8::7]:8443",
                        "https://praxis:8443",
                        "http://[2001:db8::7]:8080/house-ca.crt",
                        "AA:BB",
                        "sip:100@127.0.0.1",
                        "PIN 123 456 786",
                        "/d/secrets/admin-token",
                        "Ctrl-C ends it.");
    }
}
