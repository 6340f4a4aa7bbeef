package org.parlour.dialplan.plan;

import java.time.Instant;
import org.parlour.dialplan.plan.Finding.Severity;
import org.parlour.wire.call.TrunkName;

/** What only calls and registrations show of a plan, said in the words of the checker, with the line that would mend it. */
public final class SeenInCalls {
    private final Plan plan;

    public SeenInCalls(Plan plan) {
        this.plan = plan;
    }

    private Finding at(FindingKind kind, TrunkName trunk, String part, String found, String expected) {
        String field = "trunks." + trunk + "." + part;
        return new Finding(kind, Severity.ERROR, plan.placeOf(field), field, found, expected, "");
    }

    /** A challenge names another realm than the plan does, so that the password was not sent. */
    public Finding wrongRealm(TrunkName trunk, String challenged) {
        String written = plan.trunk(trunk)
                .map(Trunk::registration)
                .map(Registration::realm)
                .orElse("");
        return at(
                FindingKind.WRONG_REALM,
                trunk,
                "registration.realm",
                "\"" + written + "\", and a challenge of \"" + challenged + "\"",
                "the realm that the provider names, if it is the provider who asked");
    }

    /** The credentials were sent twice and refused twice. */
    public Finding refusedCredentials(TrunkName trunk, int sipStatus) {
        return at(
                FindingKind.WRONG_REALM,
                trunk,
                "registration.password",
                "a user, realm or password that the provider refused with " + sipStatus,
                "what the provider's page shows as user, login, realm and password");
    }

    public Finding certificateExpired(TrunkName trunk, SipServer server, Instant when) {
        return at(
                FindingKind.CERTIFICATE_EXPIRED,
                trunk,
                "transport",
                "a certificate of " + server + " that ended at " + when,
                "a server whose certificate is valid, and a clock of ours that is right");
    }

    public Finding certificateNotYetValid(TrunkName trunk, SipServer server, Instant when) {
        return at(
                FindingKind.CERTIFICATE_EXPIRED,
                trunk,
                "transport",
                "a certificate of " + server + " that begins at " + when,
                "a clock of ours that is right, or a certificate that has begun");
    }

    /**
     * A certificate is another server's.
     *
     * @param names that the certificate is for
     * @param part which field named the server: {@code registration.registrar}, {@code outbound-proxy}
     */
    public Finding nameMismatch(TrunkName trunk, String part, SipServer server, String names) {
        return at(
                FindingKind.NAME_MISMATCH,
                trunk,
                part,
                "\"" + server + "\", and a certificate for " + names,
                "the name that stands in the provider's certificate; an address never does");
    }

    /** They want their sound at an address that no packet of ours reaches. */
    public Finding privateAddressInSdp(TrunkName trunk, String address) {
        return at(
                FindingKind.PRIVATE_ADDRESS_IN_SDP,
                trunk,
                "peers",
                "a peer that wants its sound at the private address " + address,
                "a public one: let the peer know its own, or let a session border controller stand before it");
    }

    /** None of their codecs is among the trunk's. */
    public Finding noCommonCodec(TrunkName trunk, String offered) {
        return at(
                FindingKind.NO_COMMON_CODEC,
                trunk,
                "codecs",
                "none of the codecs that the peer offers: " + offered,
                "at least one of them");
    }

    /** A call came by the trunk's registration or name, from where its list does not allow it. */
    public Finding aclExcludes(TrunkName trunk, String source) {
        return at(
                FindingKind.ACL_EXCLUDES_PEER,
                trunk,
                "acl",
                "nothing that holds " + source + ", where a call of this trunk came from",
                "a range that holds it, if it is the provider's");
    }
}
