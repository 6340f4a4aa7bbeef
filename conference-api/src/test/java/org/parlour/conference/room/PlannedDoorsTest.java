package org.parlour.conference.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.parlour.conference.room.store.HouseNumber;
import org.parlour.dialplan.plan.Checked;
import org.parlour.dialplan.plan.Plan;
import org.parlour.dialplan.plan.PlanCheck;
import org.parlour.dialplan.plan.PlanText;
import org.parlour.dialplan.plan.Surroundings;
import org.parlour.dialplan.speech.Language;
import org.parlour.wire.call.PhoneNumber;

class PlannedDoorsTest {
    private static final String TEXT = """
        language: ru
        trunks:
          berlin: {peers: 192.0.2.10, country: DE, language: de}
          pbx: {peers: 192.0.2.11}
        hours:
          never: {zone: UTC, open: "Mon 00:00-00:01", closed: [2026-11-23]}
        numbers:
          - {number: "+49 30 23125 101", hours: never, trunk: berlin, door: pin, pin-digits: 6}
          - {number: "_+493023125[2-4]XX", trunk: berlin, door: pin, pin-digits: 7, language: en}
          - {number: "+49 30 23125 500", trunk: berlin, room: consulting}
          - {number: 700, trunk: pbx, door: pin}
        """;
    private static final Plan PLAN =
            ((Checked.Sound) PlanCheck.check(List.of(new PlanText("plan.yaml", TEXT)), Surroundings.UNKNOWN)).plan();

    private static HouseNumber door(String number, Language language, int pinDigits) {
        return new HouseNumber(new PhoneNumber(number), language, pinDigits, false);
    }

    @Test
    void aRowThatAsksForAPinMakesItsNumberOneOfTheHouse() {
        assertThat(PlannedDoors.at(new PhoneNumber("+493023125101"), PLAN))
                .as("also while it is closed")
                .contains(door("+493023125101", Language.GERMAN, 6));
        assertThat(PlannedDoors.at(new PhoneNumber("+493023125333"), PLAN))
                .contains(door("+493023125333", Language.ENGLISH, 7));
        assertThat(PlannedDoors.at(new PhoneNumber("700"), PLAN)).contains(door("700", Language.RUSSIAN, 9));
        assertThat(PlannedDoors.at(new PhoneNumber("100"), PLAN)).contains(door("100", Language.RUSSIAN, 9));
    }

    @Test
    void noOtherRowDoesAndNoOtherWayOfWriting() {
        assertThat(PlannedDoors.at(new PhoneNumber("+493023125500"), PLAN)).isEmpty();
        assertThat(PlannedDoors.at(new PhoneNumber("03023125101"), PLAN)).isEmpty();
        assertThat(PlannedDoors.at(new PhoneNumber("4999"), PLAN)).isEmpty();
    }
}
