package org.parlour.dialplan.plan;

import java.util.List;
import org.parlour.dialplan.number.Country;
import org.parlour.dialplan.number.NumberPattern;
import org.parlour.dialplan.yaml.Place;
import org.parlour.wire.call.TrunkName;

/** Calls of ours that may leave by a trunk: to these countries and no other. */
public record OutboundRoute(int index, Place place, NumberPattern number, TrunkName trunk, List<Country> countries) {
    public String field() {
        return "routes[" + index + "]";
    }
}
