package org.parlour.wire.sdp;

import java.util.List;

/** Offers in the handwriting of phones and exchanges that are met in the field, with made-up addresses. */
public final class PhoneOffers {
    private PhoneOffers() {}

    /** Cisco gateway: a user name, the address twice, c= under the media too, silence that is not said twice. */
    public static final String CISCO = """
        v=0
        o=CiscoSystemsSIP-GW-UserAgent 8267 2942 IN IP4 192.0.2.21
        s=SIP Call
        c=IN IP4 192.0.2.21
        t=0 0
        m=audio 18224 RTP/AVP 18 0 8 101 19
        c=IN IP4 192.0.2.21
        a=rtpmap:18 G729/8000
        a=fmtp:18 annexb=no
        a=rtpmap:0 PCMU/8000
        a=rtpmap:8 PCMA/8000
        a=rtpmap:101 telephone-event/8000
        a=fmtp:101 0-15
        a=rtpmap:19 CN/8000
        a=ptime:20
        """;

    /** Polycom: wide band first, numbers above 96, a bandwidth that nobody reads. */
    public static final String POLYCOM = """
        v=0
        o=- 1436349183 1436349183 IN IP4 192.0.2.22
        s=Polycom IP Phone
        c=IN IP4 192.0.2.22
        b=AS:512
        t=0 0
        a=sendrecv
        m=audio 2224 RTP/AVP 9 0 8 18 127
        a=rtpmap:9 G722/8000
        a=rtpmap:0 PCMU/8000
        a=rtpmap:8 PCMA/8000
        a=rtpmap:18 G729/8000
        a=fmtp:18 annexb=no
        a=rtpmap:127 telephone-event/8000
        """;

    /** Yealink with "SRTP: optional": the line twice, encrypted first. */
    public static final String YEALINK = """
        v=0
        o=- 20025 20025 IN IP4 198.51.100.31
        s=SDP data
        c=IN IP4 198.51.100.31
        t=0 0
        m=audio 11780 RTP/SAVP 9 0 8 18 101
        a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:NzB4d1BINUAvLEw6UzF3WSJ+PSdFcGdUJShpX1Zj
        a=crypto:2 AES_CM_128_HMAC_SHA1_32 inline:SeEbhDnkPRPjlPjfGa/wWRYxvRjGFbJDyeBhNnFx
        a=crypto:3 F8_128_HMAC_SHA1_80 inline:RGp6tHhcAVxLq4DGiiYu7t2r1aiL41iSTvEtDxtP
        a=rtpmap:9 G722/8000
        a=rtpmap:0 PCMU/8000
        a=rtpmap:8 PCMA/8000
        a=rtpmap:18 G729/8000
        a=fmtp:18 annexb=no
        a=rtpmap:101 telephone-event/8000
        a=fmtp:101 0-15
        a=ptime:20
        a=sendrecv
        m=audio 11782 RTP/AVP 9 0 8 18 101
        a=rtpmap:9 G722/8000
        a=rtpmap:0 PCMU/8000
        a=rtpmap:8 PCMA/8000
        a=rtpmap:18 G729/8000
        a=fmtp:18 annexb=no
        a=rtpmap:101 telephone-event/8000
        a=fmtp:101 0-15
        a=ptime:20
        a=sendrecv
        """;

    /** Linphone: Opus, key presses on both clocks, feedback for all, no rtpmap for what needs none, IPv6. */
    public static final String LINPHONE = """
        v=0
        o=anna 1903 2557 IN IP6 2001:db8:10::5
        s=Talk
        c=IN IP6 2001:db8:10::5
        t=0 0
        a=rtcp-xr:rcvr-rtt=all:10000 stat-summary=loss,dup,jitt,TTL voip-metrics
        a=record:off
        m=audio 7078 RTP/AVPF 96 97 98 0 8 18 101 99 100
        a=rtpmap:96 opus/48000/2
        a=fmtp:96 useinbandfec=1
        a=rtpmap:97 speex/16000
        a=fmtp:97 vbr=on
        a=rtpmap:98 speex/8000
        a=fmtp:98 vbr=on
        a=fmtp:18 annexb=yes
        a=rtpmap:101 telephone-event/48000
        a=rtpmap:99 telephone-event/16000
        a=rtpmap:100 telephone-event/8000
        a=rtcp:7079
        a=rtcp-fb:* trr-int 1000
        a=rtcp-fb:* ccm tmmbr
        """;

    /** baresip: RTCP on the same port if one likes, a label, an RTCP line. */
    public static final String BARESIP = """
        v=0
        o=- 3277465034 977520316 IN IP4 203.0.113.44
        s=-
        c=IN IP4 203.0.113.44
        t=0 0
        a=tool:baresip 1.0.0
        m=audio 10034 RTP/AVP 96 0 8 97
        b=AS:125
        a=rtpmap:96 opus/48000/2
        a=fmtp:96 stereo=1;sprop-stereo=1
        a=rtpmap:0 PCMU/8000
        a=rtpmap:8 PCMA/8000
        a=rtpmap:97 telephone-event/8000
        a=fmtp:97 0-15
        a=rtcp:10035
        a=rtcp-mux
        a=sendrecv
        a=label:1
        a=rtcp-rsize
        a=ssrc:2573485104 cname:sip:anna@example.com
        a=ptime:20
        a=minptime:10
        a=maxptime:40
        """;

    /** Asterisk: a version number as o= id, a long maxptime. */
    public static final String ASTERISK = """
        v=0
        o=- 1186453282 1186453282 IN IP4 192.0.2.60
        s=Asterisk
        c=IN IP4 192.0.2.60
        t=0 0
        m=audio 14588 RTP/AVP 8 0 107 101
        a=rtpmap:8 PCMA/8000
        a=rtpmap:0 PCMU/8000
        a=rtpmap:107 opus/48000/2
        a=fmtp:107 useinbandfec=1
        a=rtpmap:101 telephone-event/8000
        a=fmtp:101 0-16
        a=ptime:20
        a=maxptime:150
        a=sendrecv
        """;

    /** FreeSWITCH with secure media on: keys for suites of every age, the big one first. */
    public static final String FREESWITCH = """
        v=0
        o=FreeSWITCH 1700000000 1700000001 IN IP4 198.51.100.77
        s=FreeSWITCH
        c=IN IP4 198.51.100.77
        t=0 0
        m=audio 27112 RTP/SAVP 102 9 0 8 103 101
        a=rtpmap:102 opus/48000/2
        a=fmtp:102 useinbandfec=1; maxaveragebitrate=30000; maxplaybackrate=48000; ptime=20; minptime=10; maxptime=40
        a=rtpmap:9 G722/8000
        a=rtpmap:0 PCMU/8000
        a=rtpmap:8 PCMA/8000
        a=rtpmap:103 telephone-event/48000
        a=fmtp:103 0-16
        a=rtpmap:101 telephone-event/8000
        a=fmtp:101 0-16
        a=crypto:1 AEAD_AES_256_GCM_8 inline:oKm1ZRHkVnCWBAbgjAnnAAzfXtyJvuqyvYiCQ4n7TfaDvQJ0f7aeAVZxq5A
        a=crypto:2 AEAD_AES_128_GCM inline:bnVpY2VseSByYW5kb20gbnVtYmVycyE0ODIxMQ==
        a=crypto:3 AES_CM_128_HMAC_SHA1_80 inline:k8b5kaX9mlLxhlNWHNBoRMZ7dUZ0yq6EBBNrxTJu
        a=ptime:20
        a=rtcp:27113 IN IP4 198.51.100.78
        """;

    /** An exchange of another age: G.711 without a rtpmap, fax and picture beside it, no t=. */
    public static final String OLD_EXCHANGE = """
        v=0
        o=MX 0 0 IN IP4 192.0.2.90
        s=session
        c=IN IP4 192.0.2.90
        m=audio 3456 RTP/AVP 8 0
        m=image 3458 udptl t38
        a=T38FaxVersion:0
        m=video 0 RTP/AVP 31
        """;

    /** A browser behind a SIP proxy over WebSocket. */
    public static final String WEB_PHONE = """
        v=0
        o=- 4611731400430051336 2 IN IP4 127.0.0.1
        s=-
        t=0 0
        a=group:BUNDLE 0
        a=msid-semantic: WMS local
        m=audio 50000 UDP/TLS/RTP/SAVPF 111 8 0 110 126
        c=IN IP4 203.0.113.9
        a=rtcp:9 IN IP4 0.0.0.0
        a=candidate:1 1 udp 2122260223 203.0.113.9 50000 typ host generation 0
        a=ice-ufrag:4ZcD
        a=ice-pwd:2/1muCWoOi3uLifh0NuRHlKk
        a=fingerprint:sha-256 7B:8B:F0:65:5F:78:E2:51:3B:AC:6F:F3:3F:46:1B:35:DC:B8:5F:64:1A:24:C2:43:F0:A1:58:D0:A1:2C:19:08
        a=setup:actpass
        a=mid:0
        a=sendrecv
        a=rtcp-mux
        a=rtpmap:111 opus/48000/2
        a=fmtp:111 minptime=10;useinbandfec=1
        a=rtpmap:8 PCMA/8000
        a=rtpmap:0 PCMU/8000
        a=rtpmap:110 telephone-event/48000
        a=rtpmap:126 telephone-event/8000
        """;

    public static final List<String> ALL =
            List.of(CISCO, POLYCOM, YEALINK, LINPHONE, BARESIP, ASTERISK, FREESWITCH, OLD_EXCHANGE, WEB_PHONE);
}
