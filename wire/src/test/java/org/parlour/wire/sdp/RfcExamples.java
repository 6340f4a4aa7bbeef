package org.parlour.wire.sdp;

import java.util.List;

/** Descriptions that RFCs print, typed in with their section. */
public final class RfcExamples {
    private RfcExamples() {}

    /** RFC 8866 section 5. */
    public static final String CALL_TO_JOHN_SMITH = """
        v=0
        o=jdoe 3724394400 3724394405 IN IP4 198.51.100.1
        s=Call to John Smith
        i=SDP Offer #1
        u=http://www.jdoe.example.com/home.html
        e=Jane Doe <jane@jdoe.example.com>
        p=+1 617 555-6011
        c=IN IP4 198.51.100.1
        t=0 0
        m=audio 49170 RTP/AVP 0
        m=audio 49180 RTP/AVP 0
        m=video 51372 RTP/AVP 99
        c=IN IP6 2001:db8::2
        a=rtpmap:99 h263-1998/90000
        """;

    /** RFC 3264 section 10.1: one audio stream and two of video. */
    public static final String BASIC_OFFER = """
        v=0
        o=alice 2890844526 2890844526 IN IP4 host.anywhere.com
        s=
        c=IN IP4 host.anywhere.com
        t=0 0
        m=audio 49170 RTP/AVP 0
        a=rtpmap:0 PCMU/8000
        m=video 51372 RTP/AVP 31
        a=rtpmap:31 H261/90000
        m=video 53000 RTP/AVP 32
        a=rtpmap:32 MPV/90000
        """;

    /** RFC 3264 section 10.1: Bob's answer, which we take for one to an offer of ours. */
    public static final String BASIC_ANSWER = """
        v=0
        o=bob 2890844730 2890844730 IN IP4 host.example.com
        s=
        c=IN IP4 host.example.com
        t=0 0
        m=audio 49920 RTP/AVP 0
        a=rtpmap:0 PCMU/8000
        m=video 0 RTP/AVP 31
        m=video 53000 RTP/AVP 32
        a=rtpmap:32 MPV/90000
        """;

    /** RFC 3264 section 10.1: Bob moves his audio and asks for key presses on a line of their own. */
    public static final String BASIC_SECOND_OFFER = """
        v=0
        o=bob 2890844730 2890844731 IN IP4 host.example.com
        s=
        c=IN IP4 host.example.com
        t=0 0
        m=audio 65422 RTP/AVP 0
        a=rtpmap:0 PCMU/8000
        m=video 0 RTP/AVP 31
        m=video 53000 RTP/AVP 32
        a=rtpmap:32 MPV/90000
        m=audio 51434 RTP/AVP 110
        a=rtpmap:110 telephone-events/8000
        a=recvonly
        """;

    /** RFC 3264 section 10.2: codecs first, media later. */
    public static final String ONE_OF_N_OFFER = """
        v=0
        o=alice 2890844526 2890844526 IN IP4 host.anywhere.com
        s=
        c=IN IP4 host.anywhere.com
        t=0 0
        m=audio 62986 RTP/AVP 0 4 18
        a=rtpmap:0 PCMU/8000
        a=rtpmap:4 G723/8000
        a=rtpmap:18 G729/8000
        a=inactive
        """;

    /** RFC 4317 sections 2.1, 2.2 and 2.8: three voices and two pictures. */
    public static final String AUDIO_AND_VIDEO_OFFER = """
        v=0
        o=alice 2890844526 2890844526 IN IP4 host.atlanta.example.com
        s=
        c=IN IP4 host.atlanta.example.com
        t=0 0
        m=audio 49170 RTP/AVP 0 8 97
        a=rtpmap:0 PCMU/8000
        a=rtpmap:8 PCMA/8000
        a=rtpmap:97 iLBC/8000
        m=video 51372 RTP/AVP 31 32
        a=rtpmap:31 H261/90000
        a=rtpmap:32 MPV/90000
        """;

    /** RFC 4317 section 2.2: the second offer settles on one voice; the dead line stays. */
    public static final String AUDIO_AND_VIDEO_SECOND_OFFER = """
        v=0
        o=alice 2890844526 2890844527 IN IP4 host.atlanta.example.com
        s=
        c=IN IP4 host.atlanta.example.com
        t=0 0
        m=audio 51372 RTP/AVP 0
        a=rtpmap:0 PCMU/8000
        m=video 0 RTP/AVP 31
        a=rtpmap:31 H261/90000
        """;

    /** RFC 4317 section 2.4: key presses on a line of their own. */
    public static final String TWO_AUDIO_STREAMS_OFFER = """
        v=0
        o=alice 2890844526 2890844526 IN IP4 host.atlanta.example.com
        s=
        c=IN IP4 host.atlanta.example.com
        t=0 0
        m=audio 49170 RTP/AVP 0 97
        a=rtpmap:0 PCMU/8000
        a=rtpmap:97 iLBC/8000
        m=audio 49172 RTP/AVP 98
        a=rtpmap:98 telephone-event/8000
        a=sendonly
        """;

    /** RFC 4317 section 2.6 with the voices swapped: the first line is one that we must decline. */
    public static final String EITHER_LINE_OFFER = """
        v=0
        o=alice 2890844526 2890844526 IN IP4 host.atlanta.example.com
        s=
        c=IN IP4 host.atlanta.example.com
        t=0 0
        m=audio 49170 RTP/AVP 97
        a=rtpmap:97 iLBC/8000
        m=audio 51372 RTP/AVP 0 101
        a=rtpmap:0 PCMU/8000
        a=rtpmap:101 telephone-event/8000
        """;

    /** RFC 4317 section 3.1: Bob answers and puts Alice on hold at once. */
    public static final String HELD_ANSWER = """
        v=0
        o=bob 2808844564 2808844564 IN IP4 host.biloxi.example.com
        s=
        c=IN IP4 placeholder.biloxi.example.com
        t=0 0
        m=audio 49172 RTP/AVP 0
        a=rtpmap:0 PCMU/8000
        a=sendonly
        """;

    /** RFC 4317 section 5.1: no media yet. */
    public static final String NO_MEDIA_OFFER = """
        v=0
        o=alice 2890844526 2890844526 IN IP4 host.atlanta.example.com
        s=
        c=IN IP4 host.atlanta.example.com
        t=0 0
        """;

    /** RFC 4317 section 5.2: a black hole, to be filled by the second offer. */
    public static final String BLACK_HOLE_OFFER = """
        v=0
        o=alice 2890844526 2890844526 IN IP4 host.atlanta.example.com
        s=
        c=IN IP4 0.0.0.0
        t=0 0
        m=audio 23442 RTP/AVP 0
        a=rtpmap:0 PCMU/8000
        """;

    /** RFC 4317 section 5.2. */
    public static final String BLACK_HOLE_SECOND_OFFER = """
        v=0
        o=alice 2890844526 2890844527 IN IP4 host.atlanta.example.com
        s=
        c=IN IP4 host.atlanta.example.com
        t=0 0
        m=audio 49170 RTP/AVP 0
        a=rtpmap:0 PCMU/8000
        """;

    /** RFC 4568 section 5.1 and 9: an offer of keys, with session parameters and a key identifier. */
    public static final String CRYPTO_OFFER = """
        v=0
        o=sam 2890844526 2890842807 IN IP4 10.47.16.5
        s=SRTP Discussion
        i=A discussion of Secure RTP
        u=http://www.example.com/seminars/srtp.pdf
        e=marge@example.com (Marge Simpson)
        c=IN IP4 168.2.17.12
        t=2873397496 2873404696
        m=audio 49170 RTP/SAVP 0
        a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz|2^20|1:4 FEC_ORDER=FEC_SRTP
        a=crypto:2 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz|2^20
        """;

    public static final List<String> ALL = List.of(
            CALL_TO_JOHN_SMITH,
            BASIC_OFFER,
            BASIC_ANSWER,
            BASIC_SECOND_OFFER,
            ONE_OF_N_OFFER,
            AUDIO_AND_VIDEO_OFFER,
            AUDIO_AND_VIDEO_SECOND_OFFER,
            TWO_AUDIO_STREAMS_OFFER,
            EITHER_LINE_OFFER,
            HELD_ANSWER,
            NO_MEDIA_OFFER,
            BLACK_HOLE_OFFER,
            BLACK_HOLE_SECOND_OFFER,
            CRYPTO_OFFER);
}
