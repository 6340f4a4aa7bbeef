package org.parlour.callers.voice;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.parlour.mixer.echo.EchoControl;
import org.parlour.mixer.level.Levelling;
import org.parlour.mixer.noise.HighPass;
import org.parlour.mixer.noise.NoiseSuppression;
import org.parlour.mixer.resample.Upsampler;

/**
 * What each stage of the cleaning costs, in CPU time of the thread, for many voices in turn, so that none finds its memory
 * warm. The stages take turns too, so that what disturbs one disturbs all: compare them.
 */
final class CleaningPrice {
    /** @param micros of CPU for 10 ms at 16 kHz, the median of the rounds */
    record Price(String stage, double micros, double leastMicros) {}

    static final int VOICES = 16;
    private static final int FRAME = 320;
    private static final int BLOCKS_A_FRAME = 2;
    private static final int ECHO_LATE = 2_400;
    private static final double ECHO_SHARE = 0.25;

    private interface Stage {
        void clean(short[] frame, int at);
    }

    private record Timed(String name, List<Stage> voices, boolean isEcho, List<Double> micros) {}

    private final int rounds;
    private final short[] talk;
    private final short[] played;
    private final short[] echo;
    private final List<Timed> stages = new ArrayList<>();

    /** @param talk at 16 kHz: what comes up; and another that is played to the phone */
    CleaningPrice(short[] talk, short[] played, int rounds) {
        this.talk = Loud.sum(talk, Loud.whiteNoise(1, talk.length, -60));
        this.played = played;
        this.rounds = rounds;
        echo = this.talk.clone();
        for (int i = ECHO_LATE; i < echo.length; i++) {
            echo[i] = (short) Math.clamp(
                    (long) (talk[i] * 0.05 + ECHO_SHARE * this.played[i - ECHO_LATE]),
                    Short.MIN_VALUE,
                    Short.MAX_VALUE);
        }
        add("from 8 to 16 kHz", false, voice -> upsampler());
        add("high-pass", false, voice -> {
            HighPass highPass = new HighPass();
            return (frame, at) -> highPass.filter(frame, 0, FRAME);
        });
        add("noise suppression, 8 kHz line", false, voice -> suppression(true));
        add("noise suppression, 16 kHz line", false, voice -> suppression(false));
        add("levelling", false, voice -> {
            Levelling levelling = new Levelling();
            return (frame, at) -> levelling.level(frame, 0, true);
        });
        add("echo control that looks for an echo and finds none", false, voice -> echoControl());
        add("echo control that takes an echo away", true, voice -> echoControl());
    }

    private void add(String name, boolean isEcho, IntFunction<Stage> maker) {
        List<Stage> voices = new ArrayList<>();
        for (int voice = 0; voice < VOICES; voice++) {
            voices.add(maker.apply(voice));
        }
        stages.add(new Timed(name, voices, isEcho, new ArrayList<>()));
    }

    private static Stage upsampler() {
        Upsampler upsampler = new Upsampler();
        short[] narrow = new short[FRAME / 2];
        return (frame, at) -> {
            System.arraycopy(frame, 0, narrow, 0, narrow.length);
            upsampler.upsample(narrow, 0, narrow.length, frame, 0);
        };
    }

    private static Stage suppression(boolean narrow) {
        NoiseSuppression suppression = new NoiseSuppression();
        suppression.narrow(narrow);
        return (frame, at) -> suppression.suppress(frame, 0, FRAME);
    }

    private Stage echoControl() {
        EchoControl control = new EchoControl(8_000);
        return (frame, at) -> {
            control.played(played, at, FRAME);
            control.clean(frame, 0, FRAME);
        };
    }

    List<Price> prices() {
        // The first round makes the code fast.
        for (int round = 0; round <= rounds; round++) {
            for (Timed stage : stages) {
                double micros = micros(stage);
                if (round > 0) {
                    stage.micros().add(micros);
                }
            }
        }
        return stages.stream()
                .map(stage -> {
                    Spread spread = Spread.of(stage.micros());
                    return new Price(stage.name(), spread.median(), spread.least());
                })
                .toList();
    }

    private double micros(Timed stage) {
        short[] uplink = stage.isEcho() ? echo : talk;
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        short[] frame = new short[FRAME];
        long from = threads.getCurrentThreadCpuTime();
        long frames = 0;
        for (int at = 0; at + FRAME <= uplink.length; at += FRAME) {
            for (Stage voice : stage.voices()) {
                System.arraycopy(uplink, at, frame, 0, FRAME);
                voice.clean(frame, at);
                frames++;
            }
        }
        return (threads.getCurrentThreadCpuTime() - from) / 1_000.0 / frames / BLOCKS_A_FRAME;
    }
}
