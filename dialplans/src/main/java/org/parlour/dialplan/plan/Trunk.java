package org.parlour.dialplan.plan;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parlour.dialplan.number.Country;
import org.parlour.dialplan.speech.Language;
import org.parlour.dialplan.yaml.Place;
import org.parlour.wire.call.TrunkName;

/**
 * A telephone provider or PBX that we exchange calls with.
 *
 * @param acl where its calls must come from; empty where its peers say it
 * @param codecs in the order in which we want them
 * @param country whose habits of writing numbers its calls follow
 * @param hours the name of the hours in which it is open; null always
 */
public record Trunk(
        TrunkName name,
        Place place,
        List<Peer> peers,
        Transport transport,
        @Nullable Registration registration,
        List<AddressRange> acl,
        List<TrunkCodec> codecs,
        SrtpPolicy srtp,
        @Nullable Country country,
        CalledIn calledIn,
        HeaderMap headers,
        boolean trustsHeaders,
        TrunkLimits limits,
        @Nullable String hours,
        @Nullable SipServer outboundProxy,
        boolean passthrough,
        @Nullable Language language) {
    public static final List<TrunkCodec> USUAL_CODECS =
            List.of(TrunkCodec.OPUS, TrunkCodec.G722, TrunkCodec.PCMA, TrunkCodec.PCMU);

    /** This machine, for the first call of a new house; a plan may write {@code local: off}. */
    static Trunk local() {
        List<Peer> peers = List.of(
                new Peer.Range(new AddressRange(InetAddress.ofLiteral("127.0.0.0"), 8)),
                new Peer.Range(new AddressRange(InetAddress.ofLiteral("::1"), 128)));
        return new Trunk(
                TrunkName.LOCAL,
                Plan.BUILT_IN,
                peers,
                Transport.UDP,
                null,
                List.of(),
                USUAL_CODECS,
                SrtpPolicy.OFF,
                null,
                CalledIn.REQUEST_URI,
                HeaderMap.NONE,
                false,
                TrunkLimits.USUAL,
                null,
                null,
                false,
                null);
    }

    @Override
    public String toString() {
        return "Trunk[" + name + "]";
    }
}
