package org.parlour.dialplan.plan;

import java.util.stream.Collectors;
import org.parlour.dialplan.number.Country;
import org.parlour.dialplan.plan.Finding.Severity;
import org.parlour.wire.call.TrunkName;

/** Whether our own calls can go only where somebody said so: stolen minutes are the dearest fault of a telephone system. */
final class RouteChecks {
    private RouteChecks() {}

    static void check(Plan plan, Findings findings) {
        for (OutboundRoute route : plan.routes()) {
            if (plan.trunk(route.trunk()).isEmpty()) {
                String field = route.field() + ".trunk";
                findings.add(new Finding(
                        FindingKind.UNKNOWN_NAME,
                        Severity.ERROR,
                        plan.placeOf(field),
                        field,
                        "\"" + route.trunk() + "\"",
                        "a name that stands under trunks",
                        Nearest.advice(
                                route.trunk().text(),
                                plan.trunks().stream()
                                        .map(Trunk::name)
                                        .map(TrunkName::text)
                                        .toList())));
            }
            countries(plan, route, findings);
        }
    }

    private static void countries(Plan plan, OutboundRoute route, Findings findings) {
        if (route.countries().isEmpty()) {
            findings.error(
                    FindingKind.ROUTE_WITHOUT_COUNTRY,
                    route.place(),
                    route.field(),
                    "no countries",
                    "the countries that may be called by it, as [DE, AT]: a route to everywhere is a route for"
                            + " thieves");
            return;
        }
        String beginning = route.number().beginning();
        boolean reachable = route.countries().stream().anyMatch(country -> agree(beginning, "+" + country.code()));
        if (route.number().hasPlus() && !reachable) {
            findings.error(
                    FindingKind.ROUTE_WITHOUT_COUNTRY,
                    plan.placeOf(route.field() + ".number"),
                    route.field() + ".number",
                    "numbers of none of the route's countries: "
                            + route.countries().stream().map(Country::toString).collect(Collectors.joining(", ")),
                    "numbers that begin with the code of one of them");
        }
    }

    private static boolean agree(String beginning, String code) {
        return beginning.startsWith(code) || code.startsWith(beginning);
    }
}
