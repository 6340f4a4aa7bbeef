package org.parlour.callers.page;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What a browser takes for a camera: numbered pictures as YUV4MPEG2, uncompressed, over and over. It says how many a
 * second; twenty leave room above the fifteen that tests ask for.
 */
public final class CameraFile {
    public static final int PICTURES_A_SECOND = 20;
    /** As long as no test looks for, so that a count comes only once. */
    public static final int PICTURES = 15 * PICTURES_A_SECOND;

    private static final byte NO_COLOUR = (byte) 128;

    private CameraFile() {}

    public static void write(Path file, int number) throws IOException {
        byte[] chroma = new byte[NumberedPicture.WIDTH * NumberedPicture.HEIGHT / 2];
        Arrays.fill(chroma, NO_COLOUR);
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            stream.write("YUV4MPEG2 W%d H%d F%d:1 Ip A1:1 C420jpeg\n"
                    .formatted(NumberedPicture.WIDTH, NumberedPicture.HEIGHT, PICTURES_A_SECOND)
                    .getBytes(US_ASCII));
            for (int count = 0; count < PICTURES; count++) {
                stream.write("FRAME\n".getBytes(US_ASCII));
                stream.write(NumberedPicture.luma(number, count));
                stream.write(chroma);
            }
        }
    }
}
