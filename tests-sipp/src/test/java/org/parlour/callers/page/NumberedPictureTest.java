package org.parlour.callers.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.callers.phone.Ear;
import org.parlour.callers.phone.Marker;
import org.parlour.callers.phone.Wav;

class NumberedPictureTest {
    @Test
    void saysWhoseItIsAndWhichItIs() {
        assertThat(NumberedPicture.octets(17, 0x1234)).startsWith(17, 0x12, 0x34);
    }

    @Test
    void oneWrongCellSpoilsTheSum() {
        Set<Integer> sums = new HashSet<>();
        sums.add(NumberedPicture.octets(0, 0)[3]);
        for (int bit = 0; bit < 16; bit++) {
            sums.add(NumberedPicture.octets(0, 1 << bit)[3]);
        }
        assertThat(sums).hasSize(17).doesNotContain(0);
    }

    @Test
    void whatNoPictureHoldsIsRefused() {
        assertThatThrownBy(() -> NumberedPicture.octets(256, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NumberedPicture.octets(1, 0x1_0000)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCameraIsAFileOfPictures(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("camera.y4m");
        CameraFile.write(file, 17);
        int header = "YUV4MPEG2 W320 H180 F20:1 Ip A1:1 C420jpeg\n".length();
        int frame = "FRAME\n".length() + 320 * 180 * 3 / 2;
        assertThat(Files.size(file)).isEqualTo(header + (long) CameraFile.PICTURES * frame);
    }

    @Test
    void aMicrophoneIsAFileOfAMarker(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("microphone.wav");
        Marker marker = Marker.of(3);
        MicrophoneFile.write(file, marker);
        short[] wide = Wav.read(file);
        short[] narrow = new short[wide.length / 6];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = wide[6 * i];
        }
        assertThat(narrow).startsWith(marker.line(3 * Marker.PERIOD_SAMPLES));
        assertThat(Ear.listen(narrow, marker).foundShare()).isEqualTo(1);
        assertThat(Ear.listen(narrow, Marker.of(4)).foundShare()).isZero();
    }
}
