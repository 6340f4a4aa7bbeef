package org.parlour.dialplan.plan;

import java.net.InetAddress;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parlour.dialplan.number.Country;
import org.parlour.dialplan.plan.Finding.Severity;
import org.parlour.dialplan.yaml.Place;

/** Whether each trunk can work, and no two of them stand in each other's way. */
final class TrunkChecks {
    private final Plan plan;
    private final Surroundings surroundings;
    private final Findings findings;

    private TrunkChecks(Plan plan, Surroundings surroundings, Findings findings) {
        this.plan = plan;
        this.surroundings = surroundings;
        this.findings = findings;
    }

    static void check(Plan plan, Surroundings surroundings, Findings findings) {
        TrunkChecks checks = new TrunkChecks(plan, surroundings, findings);
        plan.trunks().forEach(checks::trunk);
        checks.apart();
        checks.accounts();
        for (HousePhone phone : plan.phones()) {
            checks.secret("phones." + phone.name() + ".password", phone.password());
        }
    }

    private void trunk(Trunk trunk) {
        String field = "trunks." + trunk.name();
        if (trunk.name().equals(Plan.PHONES)) {
            at(FindingKind.WRONG_VALUE, field, "a trunk named phones", "another name: house phones call by that one");
        }
        if (trunk.peers().isEmpty() && trunk.registration() == null) {
            at(
                    FindingKind.MISSING_FIELD,
                    field,
                    "neither peers nor a registration",
                    "one of them: who sends its calls?");
        }
        acl(trunk, field);
        codecs(trunk, field);
        hours(trunk, field);
        if (trunk.registration() != null) {
            secret(field + ".registration.password", trunk.registration().password());
        }
        if (trunk.srtp() != SrtpPolicy.OFF && trunk.transport() != Transport.TLS) {
            findings.warning(
                    FindingKind.SRTP_WITHOUT_TLS,
                    plan.placeOf(field + ".srtp"),
                    field + ".srtp",
                    Grammars.word(trunk.srtp()) + " over " + Grammars.word(trunk.transport()),
                    "transport: tls, or the keys of the media travel in clear");
        }
    }

    private void at(FindingKind kind, String field, String found, String expected) {
        findings.error(kind, plan.placeOf(field), field, found, expected);
    }

    private void acl(Trunk trunk, String field) {
        if (trunk.acl().isEmpty()) {
            return;
        }
        for (int i = 0; i < trunk.peers().size(); i++) {
            AddressRange peer = range(trunk.peers().get(i)).orElse(null);
            if (peer != null && trunk.acl().stream().noneMatch(range -> range.contains(peer))) {
                boolean partly = trunk.acl().stream().anyMatch(peer::contains);
                findings.add(new Finding(
                        FindingKind.ACL_EXCLUDES_PEER,
                        partly ? Severity.WARNING : Severity.ERROR,
                        plan.placeOf(field + ".acl"),
                        field + ".acl",
                        (partly ? "a part only of the peer " : "nothing that holds the peer ") + peer + " of line "
                                + plan.placeOf(field + ".peers[" + i + "]").line(),
                        "ranges that hold it; acl is " + shown(trunk.acl()),
                        partly ? "calls from the rest are refused with 403" : ""));
            }
        }
        excluded(trunk, field, "registration.registrar", registrar(trunk));
        excluded(trunk, field, "outbound-proxy", trunk.outboundProxy());
    }

    private static @Nullable SipServer registrar(Trunk trunk) {
        return trunk.registration() == null ? null : trunk.registration().registrar();
    }

    private void excluded(Trunk trunk, String field, String part, @Nullable SipServer server) {
        Optional<InetAddress> address = server == null ? Optional.empty() : server.address();
        if (address.isPresent() && trunk.acl().stream().noneMatch(range -> range.contains(address.get()))) {
            findings.warning(
                    FindingKind.ACL_EXCLUDES_PEER,
                    plan.placeOf(field + ".acl"),
                    field + ".acl",
                    "nothing that holds the " + part + " " + server,
                    "a range that holds it, if its calls come from there");
        }
    }

    static Optional<AddressRange> range(Peer peer) {
        return switch (peer) {
            case Peer.Range(AddressRange range) -> Optional.of(range);
            case Peer.Host(SipServer server) ->
                server.address().map(address -> new AddressRange(address, address.getAddress().length * Byte.SIZE));
        };
    }

    private static String shown(List<AddressRange> ranges) {
        return ranges.stream().map(AddressRange::toString).collect(Collectors.joining(", "));
    }

    private void codecs(Trunk trunk, String field) {
        List<TrunkCodec> missing = trunk.codecs().stream()
                .filter(codec -> !surroundings.codecs().contains(codec))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        String has = surroundings.codecs().stream().sorted().map(Grammars::word).collect(Collectors.joining(", "));
        boolean none = missing.size() == trunk.codecs().size();
        findings.add(new Finding(
                FindingKind.NO_COMMON_CODEC,
                none ? Severity.ERROR : Severity.WARNING,
                plan.placeOf(field + ".codecs"),
                field + ".codecs",
                missing.stream().map(Grammars::word).collect(Collectors.joining(", ")),
                "codecs that this gateway has: " + has,
                none ? "every call would end in 488, Not Acceptable Here" : "they are never offered"));
    }

    private void hours(Trunk trunk, String field) {
        if (trunk.hours() == null) {
            return;
        }
        OpenHours hours = plan.hours().get(trunk.hours());
        if (hours == null) {
            unknownHours(plan, findings, field + ".hours", trunk.hours());
        } else {
            zone(plan, findings, hours, plan.countryOf(trunk.name()), field + ".hours");
        }
    }

    static void unknownHours(Plan plan, Findings findings, String field, String name) {
        findings.add(new Finding(
                FindingKind.UNKNOWN_NAME,
                Severity.ERROR,
                plan.placeOf(field),
                field,
                "\"" + name + "\"",
                "a name that stands under hours",
                Nearest.advice(name, plan.hours().keySet())));
    }

    /** Says where hours go by the clock of a place that the trunk is not in. */
    static void zone(Plan plan, Findings findings, OpenHours hours, @Nullable Country country, String user) {
        ZoneId zone = hours.zone();
        String field = "hours." + hours.name() + ".zone";
        if (country != null && !country.keepsTimeOf(zone)) {
            findings.warning(
                    FindingKind.WRONG_ZONE,
                    plan.placeOf(field),
                    field,
                    zone + ", a clock that nowhere in " + country + " shows",
                    "the zone of the trunk's country, as "
                            + country.zones().stream()
                                    .limit(3)
                                    .map(ZoneId::getId)
                                    .collect(Collectors.joining(", "))
                            + " (used by " + user + ")");
        } else if (country == null && zone.getRules().isFixedOffset()) {
            findings.warning(
                    FindingKind.WRONG_ZONE,
                    plan.placeOf(field),
                    field,
                    zone + ", which has no summer time",
                    "a zone with its city, as Europe/Berlin (used by " + user + ")");
        }
    }

    private void secret(String field, SecretSource source) {
        String flaw = surroundings.secrets().flaw(source);
        if (!flaw.isEmpty()) {
            findings.error(
                    FindingKind.SECRET_UNREADABLE,
                    plan.placeOf(field),
                    field,
                    source + ", which " + flaw,
                    switch (source) {
                        case SecretSource.Environment _ -> "a variable that is set where Parlour starts";
                        case SecretSource.FileLine _ -> "a file that Parlour may read and others may not";
                    });
        }
    }

    /** A call from an address that two trunks name is whose? */
    private void apart() {
        Map<AddressRange, Claim> claims = new HashMap<>();
        for (Trunk trunk : plan.trunks()) {
            for (int i = 0; i < trunk.peers().size(); i++) {
                String field = "trunks." + trunk.name() + ".peers[" + i + "]";
                Optional<AddressRange> range = range(trunk.peers().get(i));
                Claim before = range.map(claims::get).orElse(null);
                if (range.isPresent() && before == null) {
                    claims.put(range.get(), new Claim(trunk, plan.placeOf(field)));
                } else if (before != null && contested(before.trunk(), trunk)) {
                    at(
                            FindingKind.PEER_ON_TWO_TRUNKS,
                            field,
                            range.get() + ", which " + before.place() + " gives to the trunk "
                                    + before.trunk().name(),
                            "each address on one trunk, or a registration on both to tell their calls apart");
                }
            }
        }
    }

    private record Claim(Trunk trunk, Place place) {}

    // Each registration's Contact is unguessable, so that two accounts with one provider are told apart by it.
    private static boolean contested(Trunk one, Trunk other) {
        return !one.name().equals(other.name()) && (one.registration() == null || other.registration() == null);
    }

    private void accounts() {
        Map<String, Trunk> accounts = new HashMap<>();
        for (Trunk trunk : plan.trunks()) {
            Registration registration = trunk.registration();
            if (registration != null) {
                Trunk before = accounts.putIfAbsent(registration.user() + "@" + registration.registrar(), trunk);
                if (before != null) {
                    at(
                            FindingKind.NUMBER_ON_TWO_TRUNKS,
                            "trunks." + trunk.name() + ".registration.user",
                            "the account of the trunk " + before.name() + " too, line "
                                    + plan.placeOf("trunks." + before.name() + ".registration.user")
                                            .line(),
                            "each account on one trunk: the later registration takes the calls of the earlier");
                }
            }
        }
    }
}
