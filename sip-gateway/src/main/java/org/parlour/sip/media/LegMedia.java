package org.parlour.sip.media;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.parlour.sip.seat.PhoneQuality;
import org.parlour.wire.dtmf.Key;
import org.parlour.wire.dtmf.KeyNews;
import org.parlour.wire.dtmf.TelephoneEvents;
import org.parlour.wire.rtp.RtpOrRtcp;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.sdp.Codec;
import org.parlour.wire.sdp.NetworkAddress;
import org.parlour.wire.sdp.phone.AgreedFormat;
import org.parlour.wire.sdp.phone.AgreedFormats;
import org.parlour.wire.sdp.phone.AgreedMedia;
import org.parlour.wire.sdp.phone.MediaSecurity;
import org.parlour.wire.sdp.phone.RemoteEndpoint;

/**
 * A leg without its ports: it takes packets and time, and hands on voice, keys and news. A packet
 * allocates nothing.
 */
final class LegMedia {
    private static final Uplink NOWHERE = (codec, packet, nowNanos) -> {};
    private static final int PAYLOAD_TYPES = 128;
    private static final int DEFAULT_CLOCK_HZ = 8_000;
    private static final int NONE = -1;

    private final Outlet outlet;
    private final LegListener listener;
    private final RtpPacket packet = new RtpPacket();
    private final Latch latch = new Latch();
    private final UplinkStream stream = new UplinkStream();
    private final SilenceWatch silence = new SilenceWatch();
    private final DownlinkStream downlink;
    private final EventVoice spokenKeys;
    private final RtcpTalk rtcp;
    private final RtcpSchedule schedule;
    private final QualityWatch quality;
    private final @Nullable Codec[] payloads = new Codec[PAYLOAD_TYPES];

    private Uplink uplink = NOWHERE;
    private @Nullable AgreedMedia agreed;
    private TelephoneEvents events = new TelephoneEvents(DEFAULT_CLOCK_HZ);
    private int eventsClockHz = DEFAULT_CLOCK_HZ;
    private int voiceClockHz = DEFAULT_CLOCK_HZ;
    private int voicePayloadType;
    private int noisePayloadType = NONE;
    private boolean sends;
    private boolean hears;
    private boolean muxed;
    private @Nullable InetSocketAddress expectedRtcp;
    private @Nullable InetSocketAddress heardRtcp;
    private boolean byeTold;

    private long unknownRtcpSources;
    private long unknownPayloads;
    private long malformed;
    private long early;
    private long looped;
    private long unwanted;
    private long unsent;
    private long pressesBefore;

    /**
     * @param chance the leg's own
     * @param unixNanosAtZero what the wall clock shows when {@code nowNanos} is 0
     */
    LegMedia(Outlet outlet, LegListener listener, RandomGenerator chance, long unixNanosAtZero) {
        this.outlet = outlet;
        this.listener = listener;
        this.downlink = new DownlinkStream(chance);
        this.spokenKeys = new EventVoice(downlink);
        this.rtcp = new RtcpTalk(downlink, stream, unixNanosAtZero, chance);
        this.schedule = new RtcpSchedule(chance);
        this.quality = new QualityWatch(stream, downlink, rtcp);
    }

    void uplinkTo(Uplink target) {
        uplink = target;
    }

    /** The phone asked for extended reports (RFC 3611). */
    void wantsExtendedReports() {
        rtcp.wantsExtended();
    }

    /** The first agreement, or another one of the same call: a hold, a transfer, other codecs. */
    void agree(AgreedMedia media, long nowNanos) {
        if (!(media.security() instanceof MediaSecurity.Unprotected)) {
            throw new IllegalArgumentException("this leg speaks plain RTP, and SRTP was agreed");
        }
        agreed = media;
        sends = media.direction().sends();
        hears = media.direction().receives() && !media.heldByPeer();
        learn(media.formats());
        spokenKeys.agree(media.formats());
        voicePayloadType = media.formats().voice().payloadType();
        noisePayloadType =
                media.formats().comfortNoise().map(AgreedFormat::payloadType).orElse(NONE);
        voiceClockHz = media.formats().voice().codec().clockRateHz();
        stream.clockRate(voiceClockHz);
        RemoteEndpoint remote = media.remote();
        muxed = remote.rtcpMuxed();
        latch.expect(address(remote.address(), remote.port()), nowNanos);
        InetSocketAddress rtcpAddress = address(remote.rtcpAddress(), remote.rtcpPort());
        if (rtcpAddress != null && !rtcpAddress.equals(expectedRtcp)) {
            expectedRtcp = rtcpAddress;
            heardRtcp = null;
        }
        silence.expect(hears, nowNanos);
        schedule.begin(nowNanos);
        quality.begin(voiceClockHz, nowNanos);
    }

    private void learn(AgreedFormats formats) {
        Arrays.fill(payloads, null);
        for (AgreedFormat format : formats.receive()) {
            payloads[format.payloadType()] = format.codec();
        }
        // RFC 4733 section 2.1: events run on the clock of the voice beside them, also where both were offered.
        int clockHz =
                formats.events().map(format -> format.codec().clockRateHz()).orElse(eventsClockHz);
        if (clockHz != eventsClockHz) {
            eventsClockHz = clockHz;
            pressesBefore += events.presses();
            events = new TelephoneEvents(eventsClockHz);
        }
    }

    private static boolean isEvent(Codec codec) {
        return codec == Codec.TELEPHONE_EVENT || codec == Codec.TELEPHONE_EVENT_48K;
    }

    /** Null where nothing can be sent: a name, which is looked up before it comes here, or an old hold. */
    private static @Nullable InetSocketAddress address(NetworkAddress address, int port) {
        if (port == 0 || !address.isLiteral() || address.isUnspecified() || address.isMulticast()) {
            return null;
        }
        try {
            return new InetSocketAddress(InetAddress.ofLiteral(address.host()), port);
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }

    /** A datagram on the even port. */
    void heardRtp(byte[] bytes, int offset, int lengthBytes, InetSocketAddress from, long nowNanos) {
        if (RtpOrRtcp.isRtcp(bytes, offset, lengthBytes)) {
            heardRtcp(bytes, offset, lengthBytes, from, nowNanos);
            return;
        }
        if (packet.wrap(bytes, offset, lengthBytes) != null) {
            malformed++;
            return;
        }
        Codec codec = payloads[packet.payloadType()];
        if (agreed == null) {
            early++;
        } else if (codec == null) {
            unknownPayloads++;
        } else if (packet.ssrc() == downlink.ssrc()) {
            // RFC 3550 8.2: our own packets came round, and would be an echo.
            looped++;
        } else if (isOfThePhone(from, nowNanos)) {
            tell(silence.heard(nowNanos));
            handOn(codec, nowNanos);
        }
    }

    private boolean isOfThePhone(InetSocketAddress from, long nowNanos) {
        int ssrc = packet.ssrc();
        int sequenceNumber = packet.sequenceNumber();
        return switch (latch.hear(from, ssrc, sequenceNumber, nowNanos)) {
            case BELIEVED -> stream.accept(ssrc, sequenceNumber, packet.timestamp(), nowNanos);
            case LATCHED -> stream.latched(ssrc, sequenceNumber, packet.timestamp(), nowNanos);
            case REFUSED -> false;
        };
    }

    private void handOn(Codec codec, long nowNanos) {
        byte[] bytes = packet.buffer();
        int offset = packet.payloadOffset();
        int lengthBytes = packet.payloadLengthBytes();
        if (isEvent(codec)) {
            tell(events.on(bytes, offset, lengthBytes, stream.timestamp(), packet.marker(), nowNanos), nowNanos);
        } else if (lengthBytes == 0) {
            malformed++;
        } else {
            stream.timed(nowNanos);
            silence.pausing(codec == Codec.COMFORT_NOISE);
            if (hears) {
                packet.ssrc(stream.firstSsrc())
                        .sequenceNumber(stream.sequenceNumber())
                        .timestamp(stream.timestamp());
                uplink.arrived(codec, packet, nowNanos);
            } else {
                // Waiting music of a phone that holds us: the room has its own.
                unwanted++;
            }
        }
    }

    /** A datagram on the odd port, or RTCP on the even one. */
    void heardRtcp(byte[] bytes, int offset, int lengthBytes, InetSocketAddress from, long nowNanos) {
        if (!RtpOrRtcp.isRtcp(bytes, offset, lengthBytes)) {
            malformed++;
        } else if (agreed == null) {
            early++;
        } else if (!from.equals(expectedRtcp) && !latch.isHostOfPeer(from)) {
            unknownRtcpSources++;
        } else {
            // RFC 4961: where it comes from is where it can be reached. Apart from RTP, for a NAT gives each
            // port another number.
            if (!from.equals(heardRtcp)) {
                heardRtcp = from;
            }
            long reportsBefore = rtcp.heardCount();
            boolean saidBye = rtcp.heard(bytes, offset, lengthBytes, nowNanos);
            if (rtcp.heardCount() > reportsBefore) {
                quality.reported();
            }
            if (saidBye && !byeTold) {
                byeTold = true;
                listener.line(new LineNews.PeerSaidBye());
            }
        }
    }

    /** One packet to the phone, if it may hear us now; its clock goes on in any case. */
    void send(byte[] payload, int offset, int lengthBytes, int lengthTicks, long nowNanos) {
        InetSocketAddress target = latch.target();
        if (!sends || target == null) {
            unsent++;
            downlink.skip(lengthTicks, nowNanos);
            return;
        }
        if (spokenKeys.isSpeaking(nowNanos)) {
            // RFC 4733 2.5.1.1: events replace the sound, they do not accompany it.
            downlink.skip(lengthTicks, nowNanos);
            return;
        }
        int length = downlink.write(payload, offset, lengthBytes, lengthTicks, voicePayloadType, nowNanos);
        outlet.rtp(downlink.packet(), length, target);
    }

    /** What a pause sounds like, if the phone agreed to be told. */
    void noise(byte[] payload, int offset, int lengthBytes, int lengthTicks, long nowNanos) {
        InetSocketAddress target = latch.target();
        if (!sends || target == null || noisePayloadType == NONE) {
            downlink.skip(lengthTicks, nowNanos);
            return;
        }
        int length = downlink.writeNoise(payload, offset, lengthBytes, lengthTicks, noisePayloadType, nowNanos);
        outlet.rtp(downlink.packet(), length, target);
    }

    /** How many of a hundred of our packets the phone missed, by its last report; rounded up. */
    int lossPercent() {
        return Math.ceilDiv(rtcp.remoteFractionLostUnits256() * 100, 256);
    }

    void skip(int lengthTicks, long nowNanos) {
        downlink.skip(lengthTicks, nowNanos);
    }

    /** Says a key to the phone as an event; false where it understands none, or too many wait. */
    boolean press(Key key, long nowNanos) {
        return spokenKeys.press(key, nowNanos);
    }

    private void sayKeys(long nowNanos) {
        for (int length = spokenKeys.write(nowNanos); length > 0; length = spokenKeys.write(nowNanos)) {
            InetSocketAddress target = latch.target();
            if (sends && target != null) {
                outlet.rtp(downlink.packet(), length, target);
            } else {
                unsent++;
            }
        }
    }

    /** Time has come to {@link #nextDeadlineNanos}. */
    void onTime(long nowNanos) {
        tell(events.onTime(nowNanos), nowNanos);
        sayKeys(nowNanos);
        tell(silence.onTime(nowNanos));
        PhoneQuality news = quality.onTime(nowNanos);
        if (news != null) {
            listener.quality(news);
        }
        if (schedule.isDue(nowNanos)) {
            schedule.sent(nowNanos);
            sendRtcp(rtcp.writeReport(voiceClockHz, quality.uplink(), nowNanos));
        }
    }

    /** Our leave; nothing is reported behind it. */
    void close(long nowNanos) {
        schedule.end();
        quality.end();
        if (agreed != null && rtcp.owesGoodbye()) {
            sendRtcp(rtcp.writeGoodbye(voiceClockHz, nowNanos));
        }
    }

    private void sendRtcp(int lengthBytes) {
        InetSocketAddress target = muxed ? latch.target() : heardRtcp != null ? heardRtcp : expectedRtcp;
        if (target == null || lengthBytes == 0) {
            unsent++;
        } else if (muxed) {
            outlet.rtp(rtcp.datagram(), lengthBytes, target);
        } else {
            outlet.rtcp(rtcp.datagram(), lengthBytes, target);
        }
    }

    /** The next of those deadlines that a packet of RTP can bring nearer. */
    long deadlineAfterRtpNanos() {
        return Math.min(events.nextDeadlineNanos(), silence.nextDeadlineNanos());
    }

    long nextDeadlineNanos() {
        return Math.min(
                Math.min(
                        Math.min(events.nextDeadlineNanos(), spokenKeys.nextDeadlineNanos()),
                        quality.nextDeadlineNanos()),
                Math.min(silence.nextDeadlineNanos(), schedule.nextDeadlineNanos()));
    }

    private void tell(@Nullable LineNews news) {
        if (news != null) {
            listener.line(news);
        }
    }

    private void tell(List<KeyNews> news, long nowNanos) {
        for (int i = 0; i < news.size(); i++) {
            uplink.keyEvent(news.get(i) instanceof KeyNews.Pressed, nowNanos);
            listener.key(news.get(i));
        }
    }

    LegStatistics statistics() {
        return new LegStatistics(
                stream.received(),
                stream.lost(),
                stream.jitterNanos(),
                latch.refused() + unknownRtcpSources,
                unknownPayloads,
                malformed + rtcp.malformed(),
                early,
                stream.outOfLine(),
                looped,
                unwanted,
                stream.changes(),
                latch.latches(),
                pressesBefore + events.presses(),
                downlink.packets(),
                unsent,
                rtcp.heardCount(),
                rtcp.remoteLost(),
                rtcp.remoteFractionLostUnits256(),
                rtcp.roundTripNanos(),
                silence.line());
    }

    /** The leg's part of the chain, without addresses. */
    @Override
    public String toString() {
        AgreedMedia media = agreed;
        if (media == null) {
            return "PhoneRtp(nothing agreed)";
        }
        Codec codec = media.formats().voice().codec();
        return "PhoneRtp(%s/%d %d ms)".formatted(codec.encoding(), codec.clockRateHz(), media.packetTimeMillis());
    }
}
