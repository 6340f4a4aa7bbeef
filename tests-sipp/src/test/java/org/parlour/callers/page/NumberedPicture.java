package org.parlour.callers.page;

import java.util.Arrays;

/**
 * A picture that says whose it is and which it is: four rows of eight cells, white for one and black for zero, hold a
 * person's number, a running count in two octets and a sum of the three. Cells are large, so a thin line and a scaled
 * picture leave them readable; below them stand the same numbers for whoever looks at a photograph of the page.
 *
 * <p>{@code instruments.js} reads it, and draws it where a camera is written.
 */
final class NumberedPicture {
    static final int WIDTH = 320;
    static final int HEIGHT = 180;
    static final int COUNTS = 0x1_0000;

    private static final int COLUMNS = 8;
    private static final int ROWS = 4;
    private static final int CELL_WIDTH = WIDTH / COLUMNS;
    private static final int CELL_HEIGHT = 32;
    private static final int SUM_START = 0x5a;
    private static final int SUM_POLYNOMIAL = 0x07;

    // Luma of a limited range: 16 is black and 235 white.
    private static final byte BLACK = 16;
    private static final byte WHITE = (byte) 235;
    private static final byte GREY = 126;

    // The seven strokes of a digit, a to g, by its bits; no font is needed for that.
    private static final int[] STROKES = {0x3f, 0x06, 0x5b, 0x4f, 0x66, 0x6d, 0x7d, 0x07, 0x7f, 0x6f};
    private static final int STROKE = 4;
    private static final int DIGIT_WIDTH = 20;
    private static final int DIGIT_HEIGHT = 36;
    private static final int DIGIT_GAP = 8;
    private static final int DIGITS_TOP = ROWS * CELL_HEIGHT + (HEIGHT - ROWS * CELL_HEIGHT - DIGIT_HEIGHT) / 2;

    private NumberedPicture() {}

    /** The octets of the four rows. */
    static int[] octets(int number, int count) {
        if (number < 0 || number > 255 || count < 0 || count >= COUNTS) {
            throw new IllegalArgumentException("no picture has " + number + " and " + count);
        }
        int[] octets = {number, count >> 8, count & 0xff, 0};
        octets[ROWS - 1] = sum(octets);
        return octets;
    }

    /** CRC-8 of the first three rows. It begins with something, so that a black picture is none. */
    private static int sum(int[] octets) {
        int sum = SUM_START;
        for (int i = 0; i < ROWS - 1; i++) {
            sum ^= octets[i];
            for (int bit = 0; bit < 8; bit++) {
                sum = (sum & 0x80) == 0 ? sum << 1 : (sum << 1 ^ SUM_POLYNOMIAL) & 0xff;
            }
        }
        return sum;
    }

    /** Its light, line by line. */
    static byte[] luma(int number, int count) {
        byte[] luma = new byte[WIDTH * HEIGHT];
        Arrays.fill(luma, GREY);
        int[] octets = octets(number, count);
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                boolean one = (octets[row] >> (COLUMNS - 1 - column) & 1) == 1;
                fill(luma, column * CELL_WIDTH, row * CELL_HEIGHT, CELL_WIDTH, CELL_HEIGHT, one ? WHITE : BLACK);
            }
        }
        digits(luma, 2 * DIGIT_GAP, Integer.toString(number));
        digits(luma, WIDTH / 2, Integer.toString(count));
        return luma;
    }

    private static void digits(byte[] luma, int left, String digits) {
        for (int i = 0; i < digits.length(); i++) {
            digit(luma, left + i * (DIGIT_WIDTH + DIGIT_GAP), STROKES[digits.charAt(i) - '0']);
        }
    }

    private static void digit(byte[] luma, int left, int strokes) {
        int middle = DIGITS_TOP + (DIGIT_HEIGHT - STROKE) / 2;
        int bottom = DIGITS_TOP + DIGIT_HEIGHT - STROKE;
        int right = left + DIGIT_WIDTH - STROKE;
        int half = DIGIT_HEIGHT / 2;
        int[][] places = {
            {left, DIGITS_TOP, DIGIT_WIDTH, STROKE},
            {right, DIGITS_TOP, STROKE, half},
            {right, DIGITS_TOP + half, STROKE, half},
            {left, bottom, DIGIT_WIDTH, STROKE},
            {left, DIGITS_TOP + half, STROKE, half},
            {left, DIGITS_TOP, STROKE, half},
            {left, middle, DIGIT_WIDTH, STROKE},
        };
        for (int stroke = 0; stroke < places.length; stroke++) {
            if ((strokes >> stroke & 1) == 1) {
                int[] place = places[stroke];
                fill(luma, place[0], place[1], place[2], place[3], BLACK);
            }
        }
    }

    private static void fill(byte[] luma, int left, int top, int width, int height, byte light) {
        for (int y = top; y < top + height; y++) {
            Arrays.fill(luma, y * WIDTH + left, y * WIDTH + left + width, light);
        }
    }
}
