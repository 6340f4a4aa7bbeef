package org.parlour.wire.sdp;

import java.util.List;

/** Offers and answers in the handwriting of the two browser families. */
public final class BrowserOffers {
    private BrowserOffers() {}

    /** Chromium: microphone, camera in three sizes, screen with the camera's bundle, a data channel. */
    public static final String CHROMIUM = """
        v=0
        o=- 6127418911391213113 2 IN IP4 127.0.0.1
        s=-
        t=0 0
        a=group:BUNDLE 0 1 2 3
        a=extmap-allow-mixed
        a=msid-semantic: WMS 5f2e
        m=audio 9 UDP/TLS/RTP/SAVPF 111 63 9 0 8 13 110 126
        c=IN IP4 0.0.0.0
        a=rtcp:9 IN IP4 0.0.0.0
        a=ice-ufrag:YLhR
        a=ice-pwd:dTmV2BqGRjqjlLwZvT3gGdXi
        a=ice-options:trickle
        a=fingerprint:sha-256 3A:0E:B8:5C:45:7E:6A:0F:1E:7D:63:CF:54:0F:3C:90:51:63:B8:D4:1C:04:8E:2F:35:F9:60:C3:29:8E:B2:A1
        a=setup:actpass
        a=mid:0
        a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level
        a=extmap:2 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time
        a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01
        a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid
        a=sendonly
        a=msid:5f2e c4a1
        a=rtcp-mux
        a=rtcp-rsize
        a=rtpmap:111 opus/48000/2
        a=rtcp-fb:111 transport-cc
        a=fmtp:111 minptime=10;useinbandfec=1
        a=rtpmap:63 red/48000/2
        a=fmtp:63 111/111
        a=rtpmap:9 G722/8000
        a=rtpmap:0 PCMU/8000
        a=rtpmap:8 PCMA/8000
        a=rtpmap:13 CN/8000
        a=rtpmap:110 telephone-event/48000
        a=rtpmap:126 telephone-event/8000
        a=ssrc:3570614608 cname:4TOk42mSjXCkVIa6
        a=ssrc:3570614608 msid:5f2e c4a1
        m=video 9 UDP/TLS/RTP/SAVPF 96 97 102 103 104 105 45 46 98 99
        c=IN IP4 0.0.0.0
        a=rtcp:9 IN IP4 0.0.0.0
        a=ice-ufrag:YLhR
        a=ice-pwd:dTmV2BqGRjqjlLwZvT3gGdXi
        a=ice-options:trickle
        a=fingerprint:sha-256 3A:0E:B8:5C:45:7E:6A:0F:1E:7D:63:CF:54:0F:3C:90:51:63:B8:D4:1C:04:8E:2F:35:F9:60:C3:29:8E:B2:A1
        a=setup:actpass
        a=mid:1
        a=extmap:14 urn:ietf:params:rtp-hdrext:toffset
        a=extmap:2 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time
        a=extmap:13 urn:3gpp:video-orientation
        a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01
        a=extmap:5 http://www.webrtc.org/experiments/rtp-hdrext/playout-delay
        a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid
        a=extmap:10 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id
        a=extmap:11 urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id
        a=sendonly
        a=msid:5f2e 90be
        a=rtcp-mux
        a=rtcp-rsize
        a=rtpmap:96 VP8/90000
        a=rtcp-fb:96 goog-remb
        a=rtcp-fb:96 transport-cc
        a=rtcp-fb:96 ccm fir
        a=rtcp-fb:96 nack
        a=rtcp-fb:96 nack pli
        a=rtpmap:97 rtx/90000
        a=fmtp:97 apt=96
        a=rtpmap:102 H264/90000
        a=rtcp-fb:102 nack
        a=rtcp-fb:102 nack pli
        a=fmtp:102 level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42001f
        a=rtpmap:103 rtx/90000
        a=fmtp:103 apt=102
        a=rtpmap:104 H264/90000
        a=rtcp-fb:104 nack
        a=rtcp-fb:104 nack pli
        a=fmtp:104 level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f
        a=rtpmap:105 rtx/90000
        a=fmtp:105 apt=104
        a=rtpmap:45 AV1/90000
        a=rtpmap:46 rtx/90000
        a=fmtp:46 apt=45
        a=rtpmap:98 VP9/90000
        a=fmtp:98 profile-id=0
        a=rtpmap:99 rtx/90000
        a=fmtp:99 apt=98
        a=rid:q send
        a=rid:h send
        a=rid:f send
        a=simulcast:send q;h;f
        m=video 9 UDP/TLS/RTP/SAVPF 96 97
        c=IN IP4 0.0.0.0
        a=ice-ufrag:YLhR
        a=ice-pwd:dTmV2BqGRjqjlLwZvT3gGdXi
        a=fingerprint:sha-256 3A:0E:B8:5C:45:7E:6A:0F:1E:7D:63:CF:54:0F:3C:90:51:63:B8:D4:1C:04:8E:2F:35:F9:60:C3:29:8E:B2:A1
        a=setup:actpass
        a=mid:2
        a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid
        a=inactive
        a=rtcp-mux
        a=rtcp-rsize
        a=rtpmap:96 VP8/90000
        a=rtcp-fb:96 nack
        a=rtcp-fb:96 nack pli
        a=rtpmap:97 rtx/90000
        a=fmtp:97 apt=96
        a=ssrc-group:FID 2231627014 632943048
        a=ssrc:2231627014 cname:4TOk42mSjXCkVIa6
        a=ssrc:632943048 cname:4TOk42mSjXCkVIa6
        m=application 9 UDP/DTLS/SCTP webrtc-datachannel
        c=IN IP4 0.0.0.0
        a=ice-ufrag:YLhR
        a=ice-pwd:dTmV2BqGRjqjlLwZvT3gGdXi
        a=fingerprint:sha-256 3A:0E:B8:5C:45:7E:6A:0F:1E:7D:63:CF:54:0F:3C:90:51:63:B8:D4:1C:04:8E:2F:35:F9:60:C3:29:8E:B2:A1
        a=setup:actpass
        a=mid:3
        a=sctp-port:5000
        a=max-message-size:262144
        """;

    /** Firefox: the fingerprint for the session, numbers of its own, extensions with directions, bundle-only. */
    public static final String FIREFOX = """
        v=0
        o=mozilla...THIS_IS_SDPARTA-99.0 1486240189312437022 0 IN IP4 0.0.0.0
        s=-
        t=0 0
        a=sendrecv
        a=fingerprint:sha-256 F2:6C:AA:F1:15:7C:5C:15:C2:4D:0F:CC:98:31:73:6C:A3:8C:6E:31:62:D5:5B:2F:0C:6D:55:0A:05:A8:CB:B8
        a=group:BUNDLE 0 1
        a=ice-options:trickle
        a=msid-semantic:WMS *
        m=audio 9 UDP/TLS/RTP/SAVPF 109 9 0 8 101
        c=IN IP4 0.0.0.0
        a=sendonly
        a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level
        a=extmap:2/recvonly urn:ietf:params:rtp-hdrext:csrc-audio-level
        a=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid
        a=fmtp:109 maxplaybackrate=48000;stereo=1;useinbandfec=1
        a=fmtp:101 0-15
        a=ice-pwd:b6f6f1ae6a5a0dbe7e86ba5cbb2ffc7a
        a=ice-ufrag:f4bdb7e3
        a=mid:0
        a=msid:{7f9c} {0d3b}
        a=rtcp-mux
        a=rtpmap:109 opus/48000/2
        a=rtpmap:9 G722/8000/1
        a=rtpmap:0 PCMU/8000
        a=rtpmap:8 PCMA/8000
        a=rtpmap:101 telephone-event/8000/1
        a=setup:actpass
        a=ssrc:1093152131 cname:{c1b3}
        m=video 0 UDP/TLS/RTP/SAVPF 120 124 121 125 126 127
        c=IN IP4 0.0.0.0
        a=bundle-only
        a=sendonly
        a=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid
        a=extmap:4 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time
        a=extmap:5 urn:ietf:params:rtp-hdrext:toffset
        a=extmap:6/recvonly http://www.webrtc.org/experiments/rtp-hdrext/playout-delay
        a=extmap:7 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01
        a=fmtp:126 profile-level-id=42e01f;level-asymmetry-allowed=1;packetization-mode=1
        a=fmtp:127 apt=126
        a=fmtp:120 max-fs=12288;max-fr=60
        a=fmtp:124 apt=120
        a=fmtp:121 max-fs=12288;max-fr=60
        a=fmtp:125 apt=121
        a=ice-pwd:b6f6f1ae6a5a0dbe7e86ba5cbb2ffc7a
        a=ice-ufrag:f4bdb7e3
        a=mid:1
        a=msid:{7f9c} {a8e2}
        a=rtcp-fb:120 nack
        a=rtcp-fb:120 nack pli
        a=rtcp-fb:120 ccm fir
        a=rtcp-fb:120 goog-remb
        a=rtcp-fb:120 transport-cc
        a=rtcp-fb:126 nack
        a=rtcp-mux
        a=rtcp-rsize
        a=rtpmap:120 VP8/90000
        a=rtpmap:124 rtx/90000
        a=rtpmap:121 VP9/90000
        a=rtpmap:125 rtx/90000
        a=rtpmap:126 H264/90000
        a=rtpmap:127 rtx/90000
        a=setup:actpass
        a=ssrc:2818031283 cname:{c1b3}
        a=ssrc:1424236133 cname:{c1b3}
        a=ssrc-group:FID 2818031283 1424236133
        """;

    /** Firefox answers slots: active, and with an a=ssrc that means nothing under a line that only receives. */
    public static final String FIREFOX_ANSWER = """
        v=0
        o=mozilla...THIS_IS_SDPARTA-99.0 8834718311234437022 0 IN IP4 0.0.0.0
        s=-
        t=0 0
        a=sendrecv
        a=fingerprint:sha-256 F2:6C:AA:F1:15:7C:5C:15:C2:4D:0F:CC:98:31:73:6C:A3:8C:6E:31:62:D5:5B:2F:0C:6D:55:0A:05:A8:CB:B8
        a=group:BUNDLE a0 v0 v1
        a=ice-options:trickle
        a=msid-semantic:WMS *
        m=audio 9 UDP/TLS/RTP/SAVPF 96
        c=IN IP4 0.0.0.0
        a=recvonly
        a=extmap:1 urn:ietf:params:rtp-hdrext:sdes:mid
        a=fmtp:96 maxplaybackrate=48000;stereo=1;useinbandfec=1
        a=ice-pwd:5f9c4a1f1f0f4d8d8e3c1b2a99887766
        a=ice-ufrag:9a8b7c6d
        a=mid:a0
        a=rtcp-mux
        a=rtpmap:96 opus/48000/2
        a=setup:active
        a=ssrc:1822136133 cname:{d2c4}
        m=video 9 UDP/TLS/RTP/SAVPF 100 101 102 103
        c=IN IP4 0.0.0.0
        a=recvonly
        a=extmap:1 urn:ietf:params:rtp-hdrext:sdes:mid
        a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01
        a=extmap:4 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time
        a=fmtp:102 profile-level-id=42e01f;level-asymmetry-allowed=1;packetization-mode=1
        a=fmtp:100 max-fs=12288;max-fr=60
        a=fmtp:101 apt=100
        a=fmtp:103 apt=102
        a=ice-pwd:5f9c4a1f1f0f4d8d8e3c1b2a99887766
        a=ice-ufrag:9a8b7c6d
        a=mid:v0
        a=rtcp-fb:100 nack
        a=rtcp-fb:100 nack pli
        a=rtcp-fb:100 ccm fir
        a=rtcp-fb:100 goog-remb
        a=rtcp-fb:100 transport-cc
        a=rtcp-mux
        a=rtcp-rsize
        a=rtpmap:100 VP8/90000
        a=rtpmap:101 rtx/90000
        a=rtpmap:102 H264/90000
        a=rtpmap:103 rtx/90000
        a=setup:active
        a=ssrc:77340913 cname:{d2c4}
        m=video 0 UDP/TLS/RTP/SAVPF 100
        c=IN IP4 0.0.0.0
        a=inactive
        a=mid:v1
        a=rtpmap:100 VP8/90000
        """;

    public static final List<String> ALL = List.of(CHROMIUM, FIREFOX, FIREFOX_ANSWER);
}
