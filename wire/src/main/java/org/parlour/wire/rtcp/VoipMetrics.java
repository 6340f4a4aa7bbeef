package org.parlour.wire.rtcp;

/** How a call sounds and why (RFC 3611 §4.7), in the parts in which the RFC explains it. */
public record VoipMetrics(
        int ssrc,
        Losses losses,
        Bursts bursts,
        Delays delays,
        Signal signal,
        Quality quality,
        JitterBuffer jitterBuffer)
        implements XrBlock {
    /** What a level, an R factor or an opinion score says when there is none. */
    public static final int UNAVAILABLE = 127;

    static final int BODY_BYTES = 32;

    /** §4.7.1, in 1/256 of all packets since the beginning. */
    public record Losses(int lossRateUnits256, int discardRateUnits256) {
        public Losses {
            FieldWidth.unsigned(lossRateUnits256, 8, "lossRateUnits256");
            FieldWidth.unsigned(discardRateUnits256, 8, "discardRateUnits256");
        }
    }

    /**
     * §4.7.2.
     *
     * @param minGap how many packets in a row must come between two losses (Gmin), or it is one burst
     */
    public record Bursts(
            int burstDensityUnits256,
            int gapDensityUnits256,
            int burstDurationMillis,
            int gapDurationMillis,
            int minGap) {
        public Bursts {
            FieldWidth.unsigned(burstDensityUnits256, 8, "burstDensityUnits256");
            FieldWidth.unsigned(gapDensityUnits256, 8, "gapDensityUnits256");
            FieldWidth.unsigned(burstDurationMillis, 16, "burstDurationMillis");
            FieldWidth.unsigned(gapDurationMillis, 16, "gapDurationMillis");
            FieldWidth.unsigned(minGap, 8, "minGap");
        }
    }

    /** §4.7.3. */
    public record Delays(int roundTripMillis, int endSystemMillis) {
        public Delays {
            FieldWidth.unsigned(roundTripMillis, 16, "roundTripMillis");
            FieldWidth.unsigned(endSystemMillis, 16, "endSystemMillis");
        }
    }

    /** §4.7.4; {@link #UNAVAILABLE} where nothing was measured. */
    public record Signal(int signalLevelDbm0, int noiseLevelDbm0, int residualEchoReturnLossDb) {
        public Signal {
            FieldWidth.signed(signalLevelDbm0, 8, "signalLevelDbm0");
            FieldWidth.signed(noiseLevelDbm0, 8, "noiseLevelDbm0");
            FieldWidth.unsigned(residualEchoReturnLossDb, 8, "residualEchoReturnLossDb");
        }
    }

    /** §4.7.5; {@link #UNAVAILABLE} where nothing is known. Opinion scores are in tenths, 10 to 50. */
    public record Quality(int rFactor, int externalRFactor, int mosListeningTenths, int mosConversationalTenths) {
        public Quality {
            FieldWidth.unsigned(rFactor, 8, "rFactor");
            FieldWidth.unsigned(externalRFactor, 8, "externalRFactor");
            FieldWidth.unsigned(mosListeningTenths, 8, "mosListeningTenths");
            FieldWidth.unsigned(mosConversationalTenths, 8, "mosConversationalTenths");
        }
    }

    /**
     * §4.7.6 and §4.7.7.
     *
     * @param rate how fast an adaptive buffer follows, 0 to 15; 0 is not known
     */
    public record JitterBuffer(
            Concealment concealment,
            Adaptation adaptation,
            int rate,
            int nominalMillis,
            int maximumMillis,
            int absoluteMaximumMillis) {
        public JitterBuffer {
            FieldWidth.unsigned(rate, 4, "rate");
            FieldWidth.unsigned(nominalMillis, 16, "nominalMillis");
            FieldWidth.unsigned(maximumMillis, 16, "maximumMillis");
            FieldWidth.unsigned(absoluteMaximumMillis, 16, "absoluteMaximumMillis");
        }

        int configuration() {
            return concealment.number << 6 | adaptation.number << 4 | rate;
        }
    }

    /** Packet loss concealment, by its two bits (§4.7.6). */
    public enum Concealment {
        UNSPECIFIED(0),
        DISABLED(1),
        ENHANCED(2),
        STANDARD(3);

        private static final Concealment[] BY_NUMBER = values();

        private final int number;

        Concealment(int number) {
            this.number = number;
        }
    }

    /** Whether the jitter buffer adapts, by its two bits (§4.7.6). */
    public enum Adaptation {
        UNKNOWN(0),
        RESERVED(1),
        NON_ADAPTIVE(2),
        ADAPTIVE(3);

        private static final Adaptation[] BY_NUMBER = values();

        private final int number;

        Adaptation(int number) {
            this.number = number;
        }
    }

    static VoipMetrics decode(PacketReader body) {
        int ssrc = body.word();
        Losses losses = new Losses(body.u8(), body.u8());
        int burstDensity = body.u8();
        int gapDensity = body.u8();
        int burstDuration = body.u16();
        int gapDuration = body.u16();
        Delays delays = new Delays(body.u16(), body.u16());
        Signal signal = new Signal(body.s8(), body.s8(), body.u8());
        Bursts bursts = new Bursts(burstDensity, gapDensity, burstDuration, gapDuration, body.u8());
        Quality quality = new Quality(body.u8(), body.u8(), body.u8(), body.u8());
        int configuration = body.u8();
        body.skip(1);
        JitterBuffer jitterBuffer = new JitterBuffer(
                Concealment.BY_NUMBER[configuration >>> 6],
                Adaptation.BY_NUMBER[(configuration >>> 4) & 3],
                configuration & 0xf,
                body.u16(),
                body.u16(),
                body.u16());
        return new VoipMetrics(ssrc, losses, bursts, delays, signal, quality, jitterBuffer);
    }

    void write(PacketWriter writer) {
        writer.word(ssrc)
                .u8(losses.lossRateUnits256)
                .u8(losses.discardRateUnits256)
                .u8(bursts.burstDensityUnits256)
                .u8(bursts.gapDensityUnits256)
                .u16(bursts.burstDurationMillis)
                .u16(bursts.gapDurationMillis)
                .u16(delays.roundTripMillis)
                .u16(delays.endSystemMillis)
                .u8(signal.signalLevelDbm0)
                .u8(signal.noiseLevelDbm0)
                .u8(signal.residualEchoReturnLossDb)
                .u8(bursts.minGap)
                .u8(quality.rFactor)
                .u8(quality.externalRFactor)
                .u8(quality.mosListeningTenths)
                .u8(quality.mosConversationalTenths)
                .u8(jitterBuffer.configuration())
                .u8(0)
                .u16(jitterBuffer.nominalMillis)
                .u16(jitterBuffer.maximumMillis)
                .u16(jitterBuffer.absoluteMaximumMillis);
    }
}
