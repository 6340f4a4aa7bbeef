package org.parlour.dialplan.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.parlour.dialplan.plan.Checked;
import org.parlour.dialplan.plan.Plan;
import org.parlour.dialplan.plan.PlanCheck;
import org.parlour.dialplan.plan.PlanText;
import org.parlour.dialplan.plan.Surroundings;

class ChangesTest {
    private static final String TRUNK = "trunks:\n  t: {peers: 192.0.2.1, country: DE}\n";

    private static Plan plan(String text) {
        Checked checked = PlanCheck.check(List.of(new PlanText("plan.yaml", text)), Surroundings.UNKNOWN);
        return ((Checked.Sound) checked).plan();
    }

    private static List<String> changes(String before, String after) {
        return Changes.between(plan(before), plan(after));
    }

    @Test
    void thingsComeAndGo() {
        assertThat(changes(
                        TRUNK + "numbers:\n  - {number: 7, room: a}\n",
                        "trunks:\n  u: {peers: 192.0.2.2}\nnumbers:\n  - {number: 8, trunk: u, room: a}\n"))
                .containsExactlyInAnyOrder(
                        "trunk u added", "trunk t removed", "number 8 on u added", "number 7 removed");
    }

    @Test
    void fieldsChangeComeAndGo() {
        assertThat(changes(TRUNK, "language: de\ntrunks:\n  t: {peers: [192.0.2.1, 192.0.2.9], transport: tcp}\n"))
                .containsExactlyInAnyOrder(
                        "the plan: language is de",
                        "trunk t: country was DE, and is gone",
                        "trunk t: peers was 192.0.2.1, is 192.0.2.1, 192.0.2.9",
                        "trunk t: transport is tcp");
    }

    @Test
    void aRowThatMovesIsNoNewRow() {
        String seven = "  - {number: 7, room: a}\n";
        String eight = "  - {number: 8, room: b}\n";
        String nine = "  - {number: 9, room: c}\n";
        assertThat(changes(TRUNK + "numbers:\n" + seven + eight, TRUNK + "numbers:\n" + eight + seven))
                .containsExactly("numbers are asked in another order");
        assertThat(changes(TRUNK + "numbers:\n" + seven + eight, TRUNK + "numbers:\n" + nine + seven + eight))
                .containsExactly("number 9 added");
    }

    @Test
    void rowsOfOneNumberAreToldApart() {
        String hours = "hours:\n  o: {zone: Europe/Berlin, open: Mon 08:00-09:00}\n";
        assertThat(changes(
                        TRUNK + hours + "numbers:\n  - {number: 7, hours: o, room: a}\n  - {number: 7, room: b}\n",
                        TRUNK + hours + "numbers:\n  - {number: 7, hours: o, room: a}\n  - {number: 7, room: c}\n"))
                .containsExactly("number 7: room was b, is c");
        assertThat(changes(
                        TRUNK + "numbers:\n  - {number: 7, callers: _1!, room: a}\n  - {number: 7, room: b}\n",
                        TRUNK + "numbers:\n  - {number: 7, callers: _2!, room: a}\n  - {number: 7, room: b}\n"))
                .containsExactly("number 7: callers was _1!, is _2!");
    }

    @Test
    void theSamePlanIsTheSame() {
        assertThat(changes(TRUNK, TRUNK)).singleElement().asString().startsWith("nothing that matters");
    }
}
