package org.parlour.sfu.peers;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.parlour.wire.call.Ssrc;
import org.parlour.wire.sdp.Codec;
import org.parlour.wire.sdp.Feedback;
import org.parlour.wire.sdp.FormatParameters;
import org.parlour.wire.sdp.HeaderExtension;
import org.parlour.wire.sdp.MediaKind;
import org.parlour.wire.sdp.browser.AgreedSlot;
import org.parlour.wire.sdp.browser.AgreedTrack;
import org.parlour.wire.sdp.browser.ReceiveSlot;
import org.parlour.wire.sdp.browser.TrackFormat;

/** What a browser and we agree on; its numbers are Chromium's on the way up and ours on the way down. */
public final class Agreements {
    public static final int OPUS = 111;
    public static final int VP8 = 96;
    public static final int VP8_REPAIR = 97;
    public static final int H264 = 102;
    public static final int H264_REPAIR = 103;

    public static final int LEVEL_ID = 1;
    public static final int TRANSPORT_ID = 3;
    public static final int MID_ID = 4;
    public static final int CAPTURE_TIME_ID = 9;

    public static final int SLOT_OPUS = 96;
    public static final int SLOT_VP8 = 100;
    public static final int SLOT_VP8_REPAIR = 101;
    public static final int SLOT_H264 = 102;

    private static final Map<HeaderExtension, Integer> UPLINK = Map.of(
            HeaderExtension.AUDIO_LEVEL,
            LEVEL_ID,
            HeaderExtension.TRANSPORT_WIDE_CC,
            TRANSPORT_ID,
            HeaderExtension.MID,
            MID_ID,
            HeaderExtension.ABS_CAPTURE_TIME,
            CAPTURE_TIME_ID);
    private static final Map<HeaderExtension, Integer> DOWNLINK = Map.of(
            HeaderExtension.AUDIO_LEVEL,
            HeaderExtension.AUDIO_LEVEL.ownId(),
            HeaderExtension.TRANSPORT_WIDE_CC,
            HeaderExtension.TRANSPORT_WIDE_CC.ownId(),
            HeaderExtension.ABS_SEND_TIME,
            HeaderExtension.ABS_SEND_TIME.ownId(),
            HeaderExtension.ABS_CAPTURE_TIME,
            HeaderExtension.ABS_CAPTURE_TIME.ownId());

    private Agreements() {}

    public static AgreedTrack microphone() {
        return track(MediaKind.AUDIO, List.of(format(Codec.OPUS, OPUS, OptionalInt.empty(), Feedback.TRANSPORT_CC)));
    }

    public static AgreedTrack camera() {
        return track(MediaKind.VIDEO, video(EnumSet.allOf(Feedback.class), VP8, H264));
    }

    public static AgreedTrack cameraWith(Set<Feedback> feedback) {
        return track(MediaKind.VIDEO, video(feedback, VP8, H264));
    }

    private static AgreedTrack track(MediaKind kind, List<TrackFormat> formats) {
        return new AgreedTrack("0", kind, true, formats, UPLINK, List.of(), List.of(), true);
    }

    private static List<TrackFormat> video(Set<Feedback> feedback, int vp8, int h264) {
        return List.of(
                format(Codec.VP8, vp8, OptionalInt.of(vp8 + 1), feedback.toArray(Feedback[]::new)),
                format(Codec.H264, h264, OptionalInt.of(h264 + 1), feedback.toArray(Feedback[]::new)));
    }

    private static TrackFormat format(Codec codec, int payloadType, OptionalInt repair, Feedback... feedback) {
        return new TrackFormat(codec, payloadType, repair, Set.of(feedback), FormatParameters.NONE);
    }

    /** A slot of sound; lost packets are sent again as they were. */
    public static AgreedSlot audioSlot(int number, int ssrc) {
        return new AgreedSlot(
                ReceiveSlot.audio(number, new Ssrc(ssrc)),
                List.of(format(Codec.OPUS, SLOT_OPUS, OptionalInt.empty(), Feedback.NACK, Feedback.TRANSPORT_CC)),
                DOWNLINK,
                true);
    }

    /** A slot of pictures with a repair stream. */
    public static AgreedSlot videoSlot(int number, int ssrc, int repairSsrc) {
        return new AgreedSlot(
                ReceiveSlot.video(number, new Ssrc(ssrc), new Ssrc(repairSsrc)),
                video(EnumSet.allOf(Feedback.class), SLOT_VP8, SLOT_H264),
                DOWNLINK,
                true);
    }
}
