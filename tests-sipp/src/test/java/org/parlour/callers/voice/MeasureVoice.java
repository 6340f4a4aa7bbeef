package org.parlour.callers.voice;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.parlour.mixer.opus.OpusCodecs;
import org.parlour.mixer.resample.Resampling;
import org.parlour.wire.sdp.Codec;

/** {@code ./measure voice}: what a room hears of recorded speech, written to docs/measurements/voice.md, with pictures. */
public final class MeasureVoice {
    private static final int SECONDS = 20;
    private static final int SEEDS = 2;
    private static final int ROUNDS = 7;
    private static final int ROOMS = 20;
    private static final int CALL_SECONDS = 60;
    private static final int WIDE_HZ = 16_000;

    private MeasureVoice() {}

    public static void main(String[] arguments) throws IOException {
        String folder = System.getenv("PARLOUR_SPEECH");
        RecordedSpeech speech = new RecordedSpeech(Path.of(folder == null ? "nowhere" : folder));
        List<Talk> narrow = speech.narrow(SECONDS);
        if (narrow.isEmpty()) {
            System.err.println("No recorded speech was found in PARLOUR_SPEECH (" + folder
                    + "): Debian's packages asterisk-core-sounds-*-wav, unpacked there, each in a folder of its name.");
            System.exit(1);
        }
        String only = System.getenv("PARLOUR_MEASURE_ONLY");
        for (String name : only == null || only.isEmpty() ? Section.NAMES : List.of(only)) {
            section(name, narrow, speech.wide(SECONDS)).write(Path.of(arguments[0]));
        }
    }

    private static Section section(String name, List<Talk> narrow, List<Talk> wide) {
        List<Talk> atSixteen =
                wide.isEmpty() ? narrow.stream().map(MeasureVoice::widened).toList() : wide;
        return switch (name) {
            case "loss" -> loss(measured(narrow, wide, SEEDS));
            case "loudness" -> LoudnessSection.measured(narrow, atSixteen, ROUNDS);
            case "echo" -> EchoSection.measured(atSixteen, ROOMS);
            case "jitter" -> JitterSection.measured(narrow, CALL_SECONDS);
            default -> throw new IllegalArgumentException("no section of the page: " + name);
        };
    }

    private static Section loss(VoicePage made) {
        return new Section(
                "loss",
                made.text(),
                List.of(new Section.Picture(
                        "voice.svg", new Curves(0.4, 1).svg("ESTOI over loss, recorded speech", made.panels()))));
    }

    static VoicePage measured(List<Talk> narrow, List<Talk> wide, int seeds) {
        OpusCodecs codecs = OpusCodecs.open();
        List<VoicePage.Group> groups = new ArrayList<>();
        groups.add(group(
                "G.711 (8 kHz)",
                "As a room hears it, by order and jitter buffer and at 16 kHz; what it is compared with is filled"
                        + " frame by frame.",
                List.of(BufferedWay.ofPhone(Codec.PCMA, codecs), FrameWay.REPETITION, FrameWay.SILENCE),
                narrow,
                seeds));
        if (!wide.isEmpty()) {
            groups.add(group(
                    "G.722 (16 kHz)",
                    "The same; what it is compared with is decoded frame by frame, by a decoder that stands still in a"
                            + " gap.",
                    List.of(BufferedWay.ofPhone(Codec.G722, codecs), FrameWay.REPETITION, FrameWay.SILENCE),
                    wide,
                    seeds));
        }
        groups.add(group(
                "Opus (16 kHz, 24 kbit/s)",
                wide.isEmpty()
                        ? "Through the jitter buffer; its own concealment. No wideband speech was there: it speaks the"
                                + " narrow one."
                        : "Through the jitter buffer, with the codec's own concealment; the sender knows how much is"
                                + " lost.",
                List.of(BufferedWay.ofOpus(codecs, true), BufferedWay.ofOpus(codecs, false)),
                wide.isEmpty() ? narrow.stream().map(MeasureVoice::widened).toList() : wide,
                seeds));
        double cpuSeconds = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                        .getProcessCpuTime()
                / 1e9;
        return new VoicePage(groups, narrow, seeds, codecs.version(), cpuSeconds);
    }

    private static VoicePage.Group group(String title, String about, List<Way> ways, List<Talk> talks, int seeds) {
        return new VoicePage.Group(
                title,
                about,
                Stream.of(LossKind.values())
                        .map(kind -> ways.stream()
                                .map(way -> Series.of(way, kind, talks, seeds))
                                .toList())
                        .toList());
    }

    private static Talk widened(Talk talk) {
        return new Talk(talk.language(), WIDE_HZ, Resampling.whole(talk.samples(), talk.rateHz(), WIDE_HZ));
    }
}
