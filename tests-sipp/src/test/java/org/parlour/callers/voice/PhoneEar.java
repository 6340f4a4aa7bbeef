package org.parlour.callers.voice;

import org.parlour.mixer.jitter.FrameBuffer;
import org.parlour.mixer.jitter.OrderBuffer;
import org.parlour.mixer.resample.Upsampler;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.sdp.Codec;

/** As a room hears a telephone: in order, widened, by the room's clock; not cleaned. */
final class PhoneEar implements Ear {
    private final Codec codec;
    private final OrderBuffer order;
    private final FrameBuffer frames = new FrameBuffer();
    private final Upsampler upsampler = new Upsampler();
    private final short[] sound = new short[FrameBuffer.FRAME_SAMPLES];
    private final short[] wide = new short[FrameBuffer.FRAME_SAMPLES];

    PhoneEar(Codec codec) {
        this.codec = codec;
        this.order = codec == Codec.G722 ? OrderBuffer.ofG722() : OrderBuffer.ofG711();
    }

    @Override
    public void arrived(RtpPacket packet, long nowNanos) {
        order.arrived(codec, packet, nowNanos);
        flow(nowNanos);
    }

    @Override
    public void pull(short[] frame, int at, long nowNanos) {
        flow(nowNanos);
        frames.pull(frame, at, nowNanos);
    }

    private void flow(long nowNanos) {
        while (order.take(sound, 0, nowNanos)) {
            if (order.takeBeginning()) {
                frames.restart();
            }
            if (order.isWide()) {
                System.arraycopy(sound, 0, wide, 0, wide.length);
            } else {
                upsampler.upsample(sound, 0, order.frameSamples(), wide, 0);
            }
            if (order.isMended()) {
                frames.mended(wide, 0, order.frameTicks(), nowNanos);
            } else if (order.isLost()) {
                frames.lost();
            } else {
                frames.spoken(wide, 0, order.frameTicks(), nowNanos);
            }
        }
    }
}
