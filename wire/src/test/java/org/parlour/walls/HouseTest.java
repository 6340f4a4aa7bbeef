package org.parlour.walls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.walls.House.PARLOUR;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.parlour.walls.House.Driver;
import org.parlour.walls.House.Floor;

class HouseTest {
    @Test
    void importsRunOneWay() {
        assertThat(importsOf(Floor.WIRE)).isEmpty();
        assertThat(importsOf(Floor.DIALPLANS)).containsExactly(Floor.WIRE);
        assertThat(importsOf(Floor.MIXER)).containsExactly(Floor.WIRE);
        assertThat(importsOf(Floor.SFU)).containsExactly(Floor.WIRE);
        assertThat(importsOf(Floor.SIP)).containsExactly(Floor.WIRE, Floor.DIALPLANS, Floor.MIXER, Floor.SFU);
        assertThat(importsOf(Floor.CONFERENCE))
                .containsExactly(Floor.WIRE, Floor.DIALPLANS, Floor.MIXER, Floor.SFU, Floor.SIP);
    }

    @Test
    void roomKnowsItsFloorByItsFirstName() {
        assertThat(PARLOUR.floor("org.parlour.sip.door")).contains(Floor.SIP);
        assertThat(PARLOUR.floor("org.parlour.sipp")).isEmpty();
        assertThat(PARLOUR.floor("org.parlour")).isEmpty();
        assertThat(PARLOUR.floor("org.parlourmaid.sip")).isEmpty();
    }

    @Test
    void everyDriverStandsOnAFloorAndSaysWhy() {
        assertThat(House.DRIVERS)
                .allSatisfy(driver -> {
                    assertThat(PARLOUR.floor("org.parlour." + driver.room())).isPresent();
                    assertThat(driver.because()).isNotBlank();
                    assertThat(driver.freedoms()).isNotEmpty().doesNotContain(Freedom.TERMINAL);
                })
                .extracting(Driver::room)
                .doesNotHaveDuplicates();
    }

    @Test
    void coreHasNoFreedomAndADriverThoseOfItsRow() {
        assertThat(PARLOUR.freedoms("org.parlour.sfu.ice")).isEmpty();
        assertThat(PARLOUR.freedoms("org.parlour.mixer.opus")).containsExactly(Freedom.FILES);
    }

    @Test
    void onlyRoomsNamedAfterALibraryAreNamedAfterALibrary() {
        assertThat(House.isNamedAfterALibrary("org.parlour.mixer.opus")).isTrue();
        assertThat(House.isNamedAfterALibrary("org.parlour.conference.bouncycastle"))
                .isTrue();
        assertThat(House.isNamedAfterALibrary("org.parlour.conference.meters")).isFalse();
        assertThat(House.isNamedAfterALibrary("org.parlour.conference.store")).isFalse();
        assertThat(House.isNamedAfterALibrary("org.parlour.mixer.mix")).isFalse();
    }

    private static List<Floor> importsOf(Floor floor) {
        Stream<Floor> others = Arrays.stream(Floor.values()).filter(other -> other != floor);
        return others.filter(floor::mayImport).toList();
    }
}
