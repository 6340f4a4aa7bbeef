package org.parlour.wire.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parlour.proof.Fuzz;
import org.parlour.proof.Vectors;

class SrtpFuzzTest {
    @ParameterizedTest
    @EnumSource
    void unprotectNeverThrows(SrtpProfile profile) {
        SrtpReceiver receiver = new SrtpReceiver(Packets.key(profile));
        Fuzz.storm("srtp-" + profile.dtlsId(), media(profile), input -> receive(receiver, input));
    }

    @ParameterizedTest
    @EnumSource
    void unprotectRtcpNeverThrows(SrtpProfile profile) {
        SrtpReceiver receiver = new SrtpReceiver(Packets.key(profile));
        Fuzz.storm("srtcp-" + profile.dtlsId(), control(profile), input -> receiveRtcp(receiver, input));
    }

    @ParameterizedTest
    @EnumSource
    void protectNeverThrowsOnWhatWasForwarded(SrtpProfile profile) {
        SrtpSender sender = new SrtpSender(Packets.key(profile));
        Fuzz.storm("srtp-sender-" + profile.dtlsId(), media(profile), input -> {
            byte[] buffer = Arrays.copyOf(input, input.length + Packets.ROOM_BYTES);
            assertThat(sender.protect(buffer, 0, input.length)).isNotZero();
            assertThat(sender.protectRtcp(buffer, 0, input.length)).isNotZero();
        });
    }

    @Test
    void theCorpusOfLibsrtpIsNoTrouble() throws IOException {
        List<byte[]> corpus = new ArrayList<>();
        try (Stream<Path> files = Files.list(Vectors.file("media/srtp/libsrtp-fuzz-corpus"))) {
            for (Path file : files.sorted().toList()) {
                corpus.add(Files.readAllBytes(file));
            }
        }
        for (SrtpProfile profile : SrtpProfile.values()) {
            SrtpReceiver receiver = new SrtpReceiver(Packets.key(profile));
            Fuzz.storm("srtp-corpus-" + profile.dtlsId(), corpus, input -> {
                receive(receiver, input);
                receiveRtcp(receiver, input);
            });
        }
    }

    private static void receive(SrtpReceiver receiver, byte[] input) {
        int result = receiver.unprotect(input, 0, input.length);
        assertThat(result).isBetween(SrtpFault.TOO_MANY_SSRCS.code(), input.length);
    }

    private static void receiveRtcp(SrtpReceiver receiver, byte[] input) {
        int result = receiver.unprotectRtcp(input, 0, input.length);
        assertThat(result).isBetween(SrtpFault.TOO_MANY_SSRCS.code(), input.length);
    }

    private static List<byte[]> media(SrtpProfile profile) {
        SrtpSender sender = new SrtpSender(Packets.key(profile));
        List<byte[]> goldens = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            goldens.add(Packets.protect(sender, Packets.randomRtp(i % 3, 65_530 + i, Packets.random(i))));
        }
        return goldens;
    }

    private static List<byte[]> control(SrtpProfile profile) {
        SrtpSender sender = new SrtpSender(Packets.key(profile));
        List<byte[]> goldens = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            goldens.add(Packets.protectRtcp(sender, Packets.rtcp(i % 3, 8 * i)));
        }
        return goldens;
    }
}
