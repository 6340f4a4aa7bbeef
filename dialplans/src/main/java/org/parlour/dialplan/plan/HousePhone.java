package org.parlour.dialplan.plan;

import org.jspecify.annotations.Nullable;
import org.parlour.dialplan.number.NumberPattern;
import org.parlour.dialplan.speech.Language;
import org.parlour.dialplan.yaml.Place;

/** A telephone of the house that registers with us. */
public record HousePhone(
        String name,
        Place place,
        String user,
        SecretSource password,
        NumberPattern number,
        @Nullable Language language) {
    @Override
    public String toString() {
        return "HousePhone[" + place + "]";
    }
}
