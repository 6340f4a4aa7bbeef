package org.parlour.wire.quality;

/**
 * Everything that the E-model knows of a line from mouth to ear (G.107 §7.7, Table 2).
 *
 * <p>Most of it describes telephones and rooms that nobody measures; {@link #DEFAULT} holds the
 * Recommendation's values for those, and a measured call replaces delay, codec and loss.
 *
 * @param quantizationUnits qdu: how often the speech was turned into G.711 and back
 * @param advantage A: points that people forgive for convenience (G.113 Appendix II); 0 for a phone at home
 */
public record Line(
        Handset handset,
        Noise noise,
        Echo echo,
        Delay delay,
        CodecImpairment codec,
        PacketLoss loss,
        double quantizationUnits,
        double advantage) {
    /** The reference connection, whose R is 93.2. */
    public static final Line DEFAULT = new Line(
            new Handset(8, 2, 15, 18, 3),
            new Noise(-70, -64, 35, 35),
            new Echo(65, 110),
            Delay.NONE,
            CodecImpairment.G711,
            PacketLoss.NONE,
            1,
            0);

    public Line {
        Figures.within("quantizationUnits", quantizationUnits, 1, Double.MAX_VALUE);
        Figures.within("advantage", advantage, 0, 20);
    }

    /**
     * How loud the two telephones are.
     *
     * @param sendLoudnessDb SLR
     * @param receiveLoudnessDb RLR
     * @param sidetoneDb STMR: how much of one's own voice is kept from one's ear
     * @param listenerSidetoneDb LSTR: the same for the noise of one's room
     * @param senderDifferenceDb Ds: how much better the microphone hears a mouth than a room
     */
    public record Handset(
            double sendLoudnessDb,
            double receiveLoudnessDb,
            double sidetoneDb,
            double listenerSidetoneDb,
            double senderDifferenceDb) {
        public Handset {
            Figures.within("sendLoudnessDb", sendLoudnessDb, -60, 60);
            Figures.within("receiveLoudnessDb", receiveLoudnessDb, -60, 60);
            Figures.within("sidetoneDb", sidetoneDb, 0, 60);
            Figures.within("listenerSidetoneDb", listenerSidetoneDb, 0, 60);
            Figures.within("senderDifferenceDb", senderDifferenceDb, -60, 60);
        }
    }

    /**
     * What is heard besides speech.
     *
     * @param circuitDbm Nc, at the point of reference level
     * @param floorDbm Nfor, at the listener's
     * @param senderRoomDba Ps
     * @param receiverRoomDba Pr
     */
    public record Noise(double circuitDbm, double floorDbm, double senderRoomDba, double receiverRoomDba) {
        public Noise {
            Figures.within("circuitDbm", circuitDbm, -120, 0);
            Figures.within("floorDbm", floorDbm, -120, 0);
            Figures.within("senderRoomDba", senderRoomDba, 0, 140);
            Figures.within("receiverRoomDba", receiverRoomDba, 0, 140);
        }
    }

    /**
     * How weak echoes are.
     *
     * @param talkerLossDb TELR: what a talker hears of themselves
     * @param listenerLossDb WEPL: what a listener hears twice
     */
    public record Echo(double talkerLossDb, double listenerLossDb) {
        public Echo {
            Figures.within("talkerLossDb", talkerLossDb, 0, 200);
            Figures.within("listenerLossDb", listenerLossDb, 0, 200);
        }
    }

    /**
     * How late speech arrives.
     *
     * @param talkerEchoMillis T: half of an echo's way
     * @param roundTripMillis Tr: around the four-wire loop
     * @param absoluteMillis Ta: from mouth to ear
     */
    public record Delay(double talkerEchoMillis, double roundTripMillis, double absoluteMillis) {
        public static final Delay NONE = new Delay(0, 0, 0);

        public Delay {
            Figures.within("talkerEchoMillis", talkerEchoMillis, 0, Double.MAX_VALUE);
            Figures.within("roundTripMillis", roundTripMillis, 0, Double.MAX_VALUE);
            Figures.within("absoluteMillis", absoluteMillis, 0, Double.MAX_VALUE);
        }

        /** A packet network, where the echo takes the speech's own way there and back (G.107 §7.7: T = Ta, Tr = 2T). */
        public static Delay oneWay(double millis) {
            return new Delay(millis, 2 * millis, millis);
        }
    }

    public Line with(Delay delay) {
        return new Line(handset, noise, echo, delay, codec, loss, quantizationUnits, advantage);
    }

    public Line with(CodecImpairment codec) {
        return new Line(handset, noise, echo, delay, codec, loss, quantizationUnits, advantage);
    }

    public Line with(PacketLoss loss) {
        return new Line(handset, noise, echo, delay, codec, loss, quantizationUnits, advantage);
    }

    public Line with(Echo echo) {
        return new Line(handset, noise, echo, delay, codec, loss, quantizationUnits, advantage);
    }

    public Line with(Handset handset) {
        return new Line(handset, noise, echo, delay, codec, loss, quantizationUnits, advantage);
    }

    public Line with(Noise noise) {
        return new Line(handset, noise, echo, delay, codec, loss, quantizationUnits, advantage);
    }

    /**
     * Whether every figure lies where the Recommendation vouches for the model (G.107 Table 2; for the burst ratio the
     * narrower range of the 2005 edition).
     */
    public boolean isWithinPermittedRange() {
        return isHandsetPermitted()
                && isNoisePermitted()
                && Figures.isWithin(echo.talkerLossDb, 5, 65)
                && Figures.isWithin(echo.listenerLossDb, 5, 110)
                && Figures.isWithin(delay.talkerEchoMillis, 0, 500)
                && Figures.isWithin(delay.roundTripMillis, 0, 1_000)
                && Figures.isWithin(delay.absoluteMillis, 0, 500)
                && Figures.isWithin(codec.equipment(), 0, 40)
                && Figures.isWithin(codec.lossRobustness(), 4.3, 40)
                && Figures.isWithin(loss.percent(), 0, 20)
                && Figures.isWithin(loss.burstRatio(), 1, 2)
                && Figures.isWithin(quantizationUnits, 1, 14);
    }

    private boolean isHandsetPermitted() {
        return Figures.isWithin(handset.sendLoudnessDb, 0, 18)
                && Figures.isWithin(handset.receiveLoudnessDb, -5, 14)
                && Figures.isWithin(handset.sidetoneDb, 10, 20)
                && Figures.isWithin(handset.listenerSidetoneDb, 13, 23)
                && Figures.isWithin(handset.senderDifferenceDb, -3, 3);
    }

    private boolean isNoisePermitted() {
        return Figures.isWithin(noise.circuitDbm, -80, -40)
                && Figures.isWithin(noise.senderRoomDba, 35, 85)
                && Figures.isWithin(noise.receiverRoomDba, 35, 85);
    }
}
