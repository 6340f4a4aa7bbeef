package org.parlour.conference.room.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.conference.host.Refusal;
import org.parlour.conference.room.Household;
import org.parlour.conference.room.store.LinkRole;
import org.parlour.wire.call.Reading;
import org.parlour.wire.call.RoomId;

class RoomLinksTest {
    private static final RoomId OTHER = new RoomId("garden");

    @TempDir
    private Path data;

    private Household house;

    @BeforeEach
    void open() throws Refusal {
        house = Household.furnished(data);
        house.add(Household.room(OTHER, 2, true));
    }

    @AfterEach
    void close() throws IOException {
        house.close();
    }

    @Test
    void roomHasTwoLinksThatStayTheSame() {
        Invitations links = house.links.of(Household.ROOM).orElseThrow();
        assertThat(links.hostLink()).matches("/r/ward-round#[0-9A-Za-z_-]{24}").isNotEqualTo(links.guestLink());
        assertThat(house.links.of(Household.ROOM)).contains(links);
        assertThat(house.links.role(Household.ROOM, links.host())).contains(LinkRole.HOST);
        assertThat(house.links.role(Household.ROOM, links.guest())).contains(LinkRole.GUEST);
    }

    @Test
    void linkOpensItsOwnRoomAndNoOther() {
        Invitations links = house.links.of(Household.ROOM).orElseThrow();
        assertThat(house.links.role(OTHER, links.host())).isEmpty();
        assertThat(house.links.role(Household.ROOM, LinkKey.mint(new Random(3))))
                .isEmpty();
    }

    @Test
    void closedRoomHasNone() {
        Invitations links = house.links.of(Household.ROOM).orElseThrow();
        house.closeRoom(Household.ROOM);
        assertThat(house.links.role(Household.ROOM, links.host())).isEmpty();
        assertThat(house.links.of(Household.ROOM)).isEmpty();
        assertThat(house.links.of(new RoomId("nowhere"))).isEmpty();
    }

    @Test
    void keyIsOfOneFormAndIsNotPrinted() {
        LinkKey key = LinkKey.mint(new Random(1));
        assertThat(LinkKey.parse(key.text())).isEqualTo(new Reading.Parsed<>(key));
        assertThat(LinkKey.parse(key.text() + "x")).isInstanceOf(Reading.Malformed.class);
        assertThat(LinkKey.parse("ä".repeat(24))).isInstanceOf(Reading.Malformed.class);
        assertThat(key.toString() + house.links.of(Household.ROOM)).doesNotContain(key.text(), "#");
    }

    @Test
    void keyIsNotKeptInClear() throws IOException {
        Invitations links = house.links.of(Household.ROOM).orElseThrow();
        house.close();
        String kept = Files.readString(data.resolve("parlour.db"), StandardCharsets.ISO_8859_1);
        assertThat(kept)
                .contains("ward-round")
                .doesNotContain(links.host().text(), links.guest().text());
    }
}
