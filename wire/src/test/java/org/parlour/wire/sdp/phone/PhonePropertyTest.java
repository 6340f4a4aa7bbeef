package org.parlour.wire.sdp.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.parlour.wire.sdp.Codec;
import org.parlour.wire.sdp.Descriptions;
import org.parlour.wire.sdp.Direction;
import org.parlour.wire.sdp.MediaDescription;
import org.parlour.wire.sdp.NetworkAddress;
import org.parlour.wire.sdp.SessionDescription;

/** Two ends of ours talk to each other, with capabilities and wishes drawn by lot. */
class PhonePropertyTest {
    private static final long SEED = Long.getLong("parlour.seed", 20_261_121L);
    private static final int CALLS = 3_000;
    private static final LocalMedia CALLER = LocalMedia.plain(NetworkAddress.of("192.0.2.1"), 4_000, 1);
    private static final LocalMedia CALLEE = LocalMedia.plain(NetworkAddress.of("192.0.2.2"), 6_000, 2);

    private final Random random = new Random(SEED);

    private PhoneCapabilities capabilities() {
        List<Codec> codecs = new ArrayList<>(Phones.EVERYTHING);
        Collections.shuffle(codecs, random);
        List<Codec> some = new ArrayList<>(codecs.subList(0, 1 + random.nextInt(codecs.size())));
        if (some.stream().noneMatch(Codec::isVoice)) {
            some.add(Codec.PCMA);
        }
        return Phones.trunk(SrtpPolicy.FORBIDDEN, some);
    }

    private Direction wish() {
        return Direction.of(random.nextBoolean(), random.nextBoolean());
    }

    /** Lines that the callee cannot take, around the one that it can. */
    private SessionDescription surrounded(SessionDescription offer) {
        List<MediaDescription> lines = new ArrayList<>(offer.media());
        String junk =
                "v=0\no=- 1 1 IN IP4 192.0.2.1\nm=video 5000 RTP/AVP 31\nm=image 5002 udptl t38\nm=audio 0 RTP/AVP 8\n";
        for (MediaDescription line : Descriptions.read(junk).media()) {
            if (random.nextBoolean()) {
                lines.add(random.nextInt(lines.size() + 1), line);
            }
        }
        return SessionDescription.of(offer.origin(), offer.connection(), offer.attributes(), lines);
    }

    @Test
    void bothEndsAlwaysMeanTheSame() {
        for (int call = 0; call < CALLS; call++) {
            PhoneCapabilities callerCan = capabilities();
            PhoneCapabilities calleeCan = capabilities();
            LocalMedia caller = CALLER.withWish(wish());
            LocalMedia callee = CALLEE.withWish(wish());
            SessionDescription offer = surrounded(PhoneNegotiation.offer(callerCan, caller, null));
            PhoneAnswer answer = PhoneNegotiation.answer(offer, calleeCan, callee, null);
            boolean voiceShared =
                    callerCan.codecs().stream().anyMatch(codec -> codec.isVoice() && calleeCan.has(codec));
            String context = "seed " + SEED + ", call " + call;
            assertThat(answer instanceof PhoneAnswer.Answered).as(context).isEqualTo(voiceShared);
            if (answer instanceof PhoneAnswer.Answered answered) {
                agrees(context, offer, answered, callerCan, calleeCan);
                PhoneSettlement settled = PhoneNegotiation.settle(offer, answered.answer(), callerCan, caller);
                assertThat(settled).as(context).isInstanceOf(PhoneSettlement.Settled.class);
                mirrors(context, answered.agreed(), ((PhoneSettlement.Settled) settled).agreed());
            }
        }
    }

    private static void agrees(
            String context,
            SessionDescription offer,
            PhoneAnswer.Answered answered,
            PhoneCapabilities callerCan,
            PhoneCapabilities calleeCan) {
        SessionDescription answer = answered.answer();
        assertThat(answer.media()).as(context).hasSameSizeAs(offer.media());
        for (int i = 0; i < answer.media().size(); i++) {
            MediaDescription ours = answer.media().get(i);
            MediaDescription theirs = offer.media().get(i);
            assertThat(ours.media()).as(context).isEqualTo(theirs.media());
            assertThat(ours.protocol()).as(context).isEqualTo(theirs.protocol());
            assertThat(theirs.formats()).as(context).containsAll(ours.formats());
        }
        assertThat(answer.media())
                .as(context)
                .filteredOn(line -> line.port() != 0)
                .hasSize(1);
        assertThat(answered.agreed().formats().send())
                .as(context)
                .allMatch(format -> callerCan.has(format.codec()) && calleeCan.has(format.codec()));
        assertThat(Descriptions.read(Descriptions.print(answer))).as(context).isEqualTo(answer);
    }

    private static void mirrors(String context, AgreedMedia callee, AgreedMedia caller) {
        assertThat(caller.formats().voice().codec())
                .as(context)
                .isEqualTo(callee.formats().voice().codec());
        assertThat(caller.direction()).as(context).isEqualTo(callee.direction().mirrored());
        assertThat(caller.packetTimeMillis()).as(context).isEqualTo(callee.packetTimeMillis());
        assertThat(caller.formats().events().map(AgreedFormat::payloadType))
                .as(context)
                .isEqualTo(callee.formats().events().map(AgreedFormat::payloadType));
        assertThat(caller.remote().port()).as(context).isEqualTo(CALLEE.port());
        assertThat(callee.remote().port()).as(context).isEqualTo(CALLER.port());
    }
}
