package org.parlour.wire.quality;

import static java.lang.Math.exp;
import static java.lang.Math.hypot;
import static java.lang.Math.log10;
import static java.lang.Math.max;
import static java.lang.Math.min;
import static java.lang.Math.pow;
import static java.lang.Math.sqrt;

/**
 * The E-model of ITU-T G.107 (06/2015), section by section and with its names.
 *
 * <p>Impairments of different kinds add up on the scale of R (§7.1): what is left of the signal's
 * clearness after what speaks at the same time, what comes late, and what the codec and lost
 * packets destroyed.
 */
public final class EModel {
    private EModel() {}

    /** Rates a call by what is measured of it; the rest is the reference connection. */
    public static LineQuality rate(double oneWayDelayMillis, CodecImpairment codec, PacketLoss loss) {
        return rate(Line.DEFAULT
                .with(Line.Delay.oneWay(oneWayDelayMillis))
                .with(codec)
                .with(loss));
    }

    /** §7.1: R = Ro - Is - Id - Ie-eff + A. */
    public static LineQuality rate(Line line) {
        double no = noise(line);
        double ro = signalToNoise(line, no);
        double ist = sidetone(line);
        double is = simultaneous(line, no, ro, ist);
        double id = delay(line, no, ro, ist);
        double ieEff = equipment(line.codec(), line.loss());
        double r = max(0, min(100, ro - is - id - ieEff + line.advantage()));
        return new LineQuality(r, mos(r), id, ieEff, !line.isWithinPermittedRange());
    }

    /**
     * Annex B: the mean score for a rating. The cubic dips below 1 for R under 6.5, where no score is; there it is 1,
     * so that a worse line never scores better.
     */
    public static double mos(double rFactor) {
        if (rFactor <= 0) {
            return 1;
        }
        if (rFactor >= 100) {
            return 4.5;
        }
        return max(1, 1 + 0.035 * rFactor + rFactor * (rFactor - 60) * (100 - rFactor) * 7e-6);
    }

    /** §7.5, Ie-eff: what the codec costs, given the packets it had to do without. */
    static double equipment(CodecImpairment codec, PacketLoss loss) {
        double ie = codec.equipment();
        double ppl = loss.percent();
        return ie + (95 - ie) * ppl / (ppl / loss.burstRatio() + codec.lossRobustness());
    }

    /** §7.2, No: all noise, as if it came from the circuit at the point of reference level. */
    private static double noise(Line line) {
        Line.Handset phone = line.handset();
        Line.Noise noise = line.noise();
        double slr = phone.sendLoudnessDb();
        double rlr = phone.receiveLoudnessDb();
        double ds = phone.senderDifferenceDb();
        double ps = noise.senderRoomDba();
        double nos = ps - slr - ds - 100 + 0.004 * squared(ps - (slr + rlr) - ds - 14);
        // The listener's own room comes in beside the handset too, which LSTR accounts for.
        double pre = noise.receiverRoomDba() + 10 * log10(1 + power((10 - phone.listenerSidetoneDb())));
        double nor = rlr - 121 + pre + 0.008 * squared(pre - 35);
        double nfo = noise.floorDbm() + rlr;
        return 10 * log10(power(noise.circuitDbm()) + power(nos) + power(nor) + power(nfo));
    }

    /** §7.2, Ro. */
    private static double signalToNoise(Line line, double no) {
        return 15 - 1.5 * (line.handset().sendLoudnessDb() + no);
    }

    /** §7.3, Is: what is there whenever somebody speaks. */
    private static double simultaneous(Line line, double no, double ro, double ist) {
        return tooLoud(line, no) + ist + quantization(line, ro);
    }

    /** §7.3, Iolr: a connection that is too loud. One that is too soft is already in Ro. */
    private static double tooLoud(Line line, double no) {
        double rlr = line.handset().receiveLoudnessDb();
        double xolr = line.handset().sendLoudnessDb() + rlr + 0.2 * (64 + no - rlr);
        return 20 * (norm(xolr / 8, 8) - xolr / 8);
    }

    /** §7.3, Ist: hearing oneself too loud or not at all, the echo's share included. */
    private static double sidetone(Line line) {
        double echoShare =
                exp(-line.delay().talkerEchoMillis() / 4) * power(-line.echo().talkerLossDb());
        double stmro = -10 * log10(power(-line.handset().sidetoneDb()) + echoShare);
        return 12 * norm((stmro - 13) / 6, 8)
                - 28 * norm((stmro + 1) / 19.4, 35)
                - 13 * norm((stmro - 3) / 33, 13)
                + 29;
    }

    /** §7.3, Iq: steps that speech was rounded to. */
    private static double quantization(Line line, double ro) {
        double q = 37 - 15 * log10(line.quantizationUnits());
        double g = 1.07 + 0.258 * q + 0.0602 * q * q;
        double y = (ro - 100) / 15 + 46 / 8.4 - g / 9;
        double z = 46.0 / 30 - g / 40;
        return 15 * log10(1 + pow(10, y) + pow(10, z));
    }

    /** §7.4, Id = Idte + Idle + Idd. */
    private static double delay(Line line, double no, double ro, double ist) {
        return talkerEcho(line, no, ist)
                + listenerEcho(line, ro)
                + lateness(line.delay().absoluteMillis());
    }

    /** §7.4, Idte: hearing oneself come back. */
    private static double talkerEcho(Line line, double no, double ist) {
        double t = line.delay().talkerEchoMillis();
        double stmr = line.handset().sidetoneDb();
        double terv = line.echo().talkerLossDb() - 40 * log10((1 + t / 10) / (1 + t / 150)) + 6 * exp(-0.3 * t * t);
        // Loud sidetone hides an echo (TERVs); hardly any makes the two annoyances one (Idtes).
        double masked = stmr < 9 ? terv + ist / 2 : terv;
        double roe = -1.5 * (no - line.handset().receiveLoudnessDb());
        double re = 80 + 2.5 * (masked - 14);
        // The curve runs up to 0.11 below zero for echoes within 3 ms. An echo is no improvement, so it ends at zero.
        double idte = max(0, (saturated(roe - re, 100) - 1) * (1 - exp(-t)));
        return stmr > 20 ? hypot(idte, ist) : idte;
    }

    /** §7.4, Idle: hearing the other side twice. */
    private static double listenerEcho(Line line, double ro) {
        double rle =
                10.5 * (line.echo().listenerLossDb() + 7) * pow(line.delay().roundTripMillis() + 1, -0.25);
        return saturated(ro - rle, 169);
    }

    /** §7.4, Idd: waiting for each other. With the sensitivity of default users (sT = 1), nothing below mT = 100 ms. */
    static double lateness(double absoluteMillis) {
        if (absoluteMillis <= 100) {
            return 0;
        }
        double x = log10(absoluteMillis / 100) / log10(2);
        return 25 * (norm(x, 6) - 3 * norm(x / 3, 6) + 2);
    }

    /** A ramp through zero with a soft knee, the form of both echo terms. */
    private static double saturated(double difference, double knee) {
        return difference / 2 + sqrt(squared(difference) / 4 + knee);
    }

    /** (1 + x^n)^(1/n): flat up to 1, then x itself. */
    private static double norm(double x, double n) {
        return pow(1 + pow(x, n), 1 / n);
    }

    /** Decibels as a ratio of powers. */
    private static double power(double decibels) {
        return pow(10, decibels / 10);
    }

    private static double squared(double x) {
        return x * x;
    }
}
