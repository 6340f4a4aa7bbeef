package org.parlour.conference.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.conference.host.Refusal;
import org.parlour.simulation.ManualClock;

class DemoRoomTest {
    @TempDir
    private Path data;

    private Household house;
    private DemoRoom demo;

    @BeforeEach
    void open() throws Refusal {
        house = Household.open(data, new ManualClock(), 1);
        demo = new DemoRoom(house.store, house.pins, house.clock);
    }

    @AfterEach
    void close() throws IOException {
        house.close();
    }

    @Test
    void firstStartMakesTheRoomThatTheBannerInvitesTo() {
        demo.makeAtFirstStart();
        DemoRoom.Invitation invitation = demo.invitation().orElseThrow();
        assertThat(invitation.number().reveal()).isEqualTo("100");
        assertThat(invitation.pin().revealInThrees()).isEqualTo("123 456 786");
        assertThat(house.book.openRoom(DemoRoom.ROOM)).isPresent();
        assertThat(invitation.toString()).doesNotContain("100", "123");
    }

    @Test
    void nextStartFindsItAsItWas() {
        demo.makeAtFirstStart();
        DemoRoom.Invitation before = demo.invitation().orElseThrow();
        demo.makeAtFirstStart();
        assertThat(demo.invitation()).contains(before);
        assertThat(house.pins.of(DemoRoom.ROOM)).hasSize(1);
    }

    @Test
    void whoeverClosedItDoesNotFindItAgain() {
        demo.makeAtFirstStart();
        house.book.close(DemoRoom.ROOM);
        demo.makeAtFirstStart();
        assertThat(demo.invitation()).isEmpty();
        assertThat(house.book.openRooms()).isEmpty();
    }

    @Test
    void houseThatHasRoomsOfItsOwnGetsNone() throws IOException, Refusal {
        house.close();
        house = Household.furnished(data);
        new DemoRoom(house.store, house.pins, house.clock).makeAtFirstStart();
        assertThat(house.book.openRoom(DemoRoom.ROOM)).isEmpty();
    }
}
