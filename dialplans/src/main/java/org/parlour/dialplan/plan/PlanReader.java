package org.parlour.dialplan.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.parlour.dialplan.speech.Language;
import org.parlour.dialplan.yaml.YamlNode.Entry;
import org.parlour.dialplan.yaml.YamlNode.Mapping;
import org.parlour.wire.call.TrunkName;

/** Makes a plan of a tree that fits its shape. */
final class PlanReader {
    private final View top;
    private final Inspector inspected;

    PlanReader(Mapping root, Inspector inspected) {
        this.top = new View(root);
        this.inspected = inspected;
    }

    Plan plan() {
        Map<String, OpenHours> hours = new LinkedHashMap<>();
        top.entries("hours").forEach(entry -> hours.put(entry.name().text(), hours(entry)));
        List<Trunk> trunks = new ArrayList<>();
        top.entries("trunks").forEach(entry -> trunks.add(trunk(entry)));
        List<NumberRule> rules = new ArrayList<>();
        top.rows("numbers").forEach(row -> rules.add(rule(rules.size(), row)));
        if (top.one("local", Grammars.SWITCH, true)
                && trunks.stream().noneMatch(trunk -> trunk.name().equals(TrunkName.LOCAL))) {
            trunks.add(Trunk.local());
            rules.add(Plan.demo(rules.size()));
        }
        List<HousePhone> phones =
                top.entries("phones").stream().map(PlanReader::phone).toList();
        List<OutboundRoute> routes = new ArrayList<>();
        top.rows("routes").forEach(row -> routes.add(route(routes.size(), row)));
        return new Plan(
                top.one("language", Grammars.LANGUAGE, Language.ENGLISH),
                top.one("country", Grammars.COUNTRY),
                List.copyOf(trunks),
                Collections.unmodifiableMap(hours),
                List.copyOf(rules),
                phones,
                List.copyOf(routes),
                Collections.unmodifiableSortedMap(new TreeMap<>(inspected.facts())),
                Collections.unmodifiableSortedMap(new TreeMap<>(inspected.places())));
    }

    private static View view(Entry entry) {
        return new View((Mapping) entry.value());
    }

    private static OpenHours hours(Entry entry) {
        View view = view(entry);
        return new OpenHours(
                entry.name().text(),
                entry.name().place(),
                view.must("zone", Grammars.ZONE),
                view.many("open", Grammars.OPEN),
                Set.copyOf(view.many("closed", Grammars.DATE)));
    }

    private static Trunk trunk(Entry entry) {
        View view = view(entry);
        List<TrunkCodec> codecs = view.many("codecs", Grammars.CODEC);
        return new Trunk(
                new TrunkName(entry.name().text()),
                entry.name().place(),
                view.many("peers", Grammars.PEER),
                view.one("transport", Grammars.TRANSPORT, Transport.UDP),
                registration(view),
                view.many("acl", Grammars.RANGE),
                codecs.isEmpty() ? Trunk.USUAL_CODECS : codecs,
                view.one("srtp", Grammars.SRTP, SrtpPolicy.OFF),
                view.one("country", Grammars.COUNTRY),
                view.one("called-in", Grammars.CALLED_IN, CalledIn.REQUEST_URI),
                headers(view.table("headers")),
                view.one("trust", Grammars.TRUST, false),
                limits(view.table("limits")),
                view.one("hours", Grammars.LABEL),
                view.one("outbound-proxy", Grammars.SERVER),
                view.one("passthrough", Grammars.YES, false),
                view.one("language", Grammars.LANGUAGE));
    }

    private static @Nullable Registration registration(View trunk) {
        if (!trunk.has("registration")) {
            return null;
        }
        View view = trunk.table("registration");
        return new Registration(
                view.must("registrar", Grammars.SERVER),
                view.must("user", Grammars.USER),
                view.one("login", Grammars.LOGIN),
                view.one("realm", Grammars.REALM),
                view.must("password", Grammars.SECRET),
                view.one("expires", Grammars.EXPIRES, Registration.EXPIRES_SECONDS));
    }

    private static HeaderMap headers(View view) {
        Map<String, String> inbound = new LinkedHashMap<>();
        Map<String, String> outbound = new LinkedHashMap<>();
        view.entries("inbound")
                .forEach(entry -> inbound.put(
                        entry.name().text(),
                        view.table("inbound").must(entry.name().text(), Grammars.LABEL)));
        view.entries("outbound")
                .forEach(entry -> outbound.put(
                        entry.name().text(),
                        view.table("outbound").must(entry.name().text(), Grammars.HEADER_VALUE)));
        return new HeaderMap(Collections.unmodifiableMap(inbound), Collections.unmodifiableMap(outbound));
    }

    private static TrunkLimits limits(View view) {
        return new TrunkLimits(
                view.one("calls", Grammars.MANY, TrunkLimits.USUAL.calls()),
                view.one("per-second", Grammars.MANY, TrunkLimits.USUAL.perSecond()),
                view.one("per-caller", Grammars.MANY, TrunkLimits.USUAL.perCaller()));
    }

    private static NumberRule rule(int index, View row) {
        return new NumberRule(
                index,
                row.place(),
                row.must("number", Grammars.NUMBER),
                row.many("trunk", Grammars.TRUNK_NAME),
                row.many("callers", Grammars.CALLER),
                row.one("hours", Grammars.LABEL),
                target(row),
                row.one("language", Grammars.LANGUAGE));
    }

    private static Target target(View row) {
        if (row.has("room")) {
            return new Target.Room(row.must("room", Grammars.ROOM));
        }
        if (row.has("extension")) {
            return new Target.Extension(row.must("extension", Grammars.LABEL));
        }
        if (row.has("reception")) {
            return new Target.Reception(row.must("reception", Grammars.LABEL));
        }
        if (row.has("prompt")) {
            return new Target.Prompt(row.must("prompt", Grammars.PROMPT));
        }
        if (row.has("reject")) {
            return new Target.Reject(row.must("reject", Grammars.STATUS));
        }
        if (row.has("as")) {
            return new Target.As(row.must("as", Grammars.ONE_NUMBER).text());
        }
        return new Target.Door(row.one("pin-digits", Grammars.PIN_DIGITS, Plan.USUAL_PIN_DIGITS));
    }

    private static HousePhone phone(Entry entry) {
        View view = view(entry);
        return new HousePhone(
                entry.name().text(),
                entry.name().place(),
                view.one("user", Grammars.USER, entry.name().text()),
                view.must("password", Grammars.SECRET),
                view.must("number", Grammars.ONE_NUMBER),
                view.one("language", Grammars.LANGUAGE));
    }

    private static OutboundRoute route(int index, View row) {
        return new OutboundRoute(
                index,
                row.place(),
                row.must("number", Grammars.NUMBER),
                row.must("trunk", Grammars.TRUNK_NAME),
                row.many("countries", Grammars.COUNTRY));
    }
}
