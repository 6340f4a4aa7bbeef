package org.parlour.sip.media;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.parlour.wire.dtmf.TelephoneEventReport;
import org.parlour.wire.rtp.RtpHeaderWriter;
import org.parlour.wire.sdp.Codec;
import org.parlour.wire.sdp.Direction;
import org.parlour.wire.sdp.FormatParameters;
import org.parlour.wire.sdp.NetworkAddress;
import org.parlour.wire.sdp.phone.AgreedFormat;
import org.parlour.wire.sdp.phone.AgreedFormats;
import org.parlour.wire.sdp.phone.AgreedMedia;
import org.parlour.wire.sdp.phone.MediaSecurity;
import org.parlour.wire.sdp.phone.RemoteEndpoint;

/** What a phone on a desk agrees to and sends. */
final class Desk {
    static final int VOICE = 8;
    static final int EVENTS = 101;
    static final int FRAME_TICKS = 160;
    static final long FRAME_NANOS = 20_000_000L;
    static final long SECOND_NANOS = 1_000_000_000L;

    private Desk() {}

    static InetSocketAddress at(String host, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(host), port);
    }

    static AgreedMedia agreed(InetSocketAddress phone) {
        return agreed(phone.getAddress().getHostAddress(), phone.getPort(), Direction.SENDRECV, false);
    }

    static AgreedMedia agreed(String host, int port, Direction direction, boolean heldByPeer) {
        List<AgreedFormat> formats = List.of(
                new AgreedFormat(Codec.PCMA, VOICE, FormatParameters.NONE),
                new AgreedFormat(Codec.PCMU, 0, FormatParameters.NONE),
                new AgreedFormat(Codec.TELEPHONE_EVENT, EVENTS, FormatParameters.NONE));
        return agreed(host, port, direction, heldByPeer, formats);
    }

    static AgreedMedia agreedWithoutEvents(InetSocketAddress phone) {
        return agreed(
                phone.getAddress().getHostAddress(),
                phone.getPort(),
                Direction.SENDRECV,
                false,
                List.of(new AgreedFormat(Codec.PCMA, VOICE, FormatParameters.NONE)));
    }

    private static AgreedMedia agreed(
            String host, int port, Direction direction, boolean heldByPeer, List<AgreedFormat> formats) {
        NetworkAddress address = NetworkAddress.of(host);
        return new AgreedMedia(
                new RemoteEndpoint(address, port, address, port + 1, false),
                new AgreedFormats(formats, formats),
                20,
                direction,
                heldByPeer,
                new MediaSecurity.Unprotected(),
                null);
    }

    static byte[] voice(int ssrc, int sequenceNumber, int timestamp, byte... payload) {
        return packet(VOICE, ssrc, sequenceNumber, timestamp, payload);
    }

    static byte[] packet(int payloadType, int ssrc, int sequenceNumber, int timestamp, byte... payload) {
        byte[] packet = new byte[12 + payload.length];
        int header = new RtpHeaderWriter()
                .begin(packet, 0)
                .payloadType(payloadType)
                .ssrc(ssrc)
                .sequenceNumber(sequenceNumber)
                .timestamp(timestamp)
                .finish();
        System.arraycopy(payload, 0, packet, header, payload.length);
        return packet;
    }

    static byte[] key(int ssrc, int sequenceNumber, int timestamp, int event, boolean end, int ticks) {
        byte[] report = new byte[TelephoneEventReport.LENGTH_BYTES];
        TelephoneEventReport.write(report, 0, event, end, 10, ticks);
        return packet(EVENTS, ssrc, sequenceNumber, timestamp, report);
    }
}
