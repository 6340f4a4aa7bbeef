package org.parlour.conference.room;

import java.util.Optional;
import org.parlour.conference.room.store.HouseNumber;
import org.parlour.dialplan.number.NumberPattern;
import org.parlour.dialplan.number.Numbering;
import org.parlour.dialplan.number.ReadNumber;
import org.parlour.dialplan.plan.NumberRule;
import org.parlour.dialplan.plan.Plan;
import org.parlour.dialplan.plan.Target;
import org.parlour.wire.call.PhoneNumber;
import org.parlour.wire.call.TrunkName;

/** The doors that a dial plan opens: a number whose row asks for a PIN is one of the house, before anybody says so. */
final class PlannedDoors {
    private PlannedDoors() {}

    /** The door at this number, whoever calls it and whenever; nobody is there yet to receive callers. */
    static Optional<HouseNumber> at(PhoneNumber number, Plan plan) {
        for (NumberRule rule : plan.rules()) {
            if (rule.target() instanceof Target.Door(int pinDigits)) {
                for (TrunkName origin : plan.origins()) {
                    if (plan.holds(rule, origin) && takes(rule, number, origin, plan)) {
                        return Optional.of(new HouseNumber(number, plan.languageOf(rule, origin), pinDigits, false));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Only as it is read there: a door is found by that, and by no other way of writing its number. */
    private static boolean takes(NumberRule rule, PhoneNumber number, TrunkName origin, Plan plan) {
        ReadNumber read = Numbering.read(number.reveal(), plan.countryOf(origin));
        NumberPattern pattern = rule.number().in(plan.countryOf(origin));
        return read.number().equals(number.reveal()) && pattern.matches(pattern.comparedWith(read));
    }
}
