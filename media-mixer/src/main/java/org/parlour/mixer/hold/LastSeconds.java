package org.parlour.mixer.hold;

/**
 * What the last two seconds of a line were like, and how much that speaks for music: partials that last, few pauses, a
 * level and a spectrum that change little, none of the hissing between vowels that speech has.
 */
final class LastSeconds {
    /** As far back as it remembers. */
    static final int MOST_FRAMES = 2 * SoundPicture.FRAMES_A_SECOND;

    static final int TRAITS = 9;

    // So far below the loudest frame a frame is a pause, and nothing in it counts but that.
    private static final float PAUSE_DECIBELS = 25;
    private static final float DEEPEST_DECIBELS = 40;
    private static final int BANDS = 16;
    private static final int BAND_BINS = (SoundPicture.LAST_BIN + 1 - SoundPicture.FIRST_BIN) / BANDS;
    private static final float MOST_CHANGE = 10;

    private final float[] decibels = new float[MOST_FRAMES];
    private final float[] crossings = new float[MOST_FRAMES];
    private final float[] lasting100 = new float[MOST_FRAMES];
    private final float[] lasting200 = new float[MOST_FRAMES];
    private final float[] lasting300 = new float[MOST_FRAMES];
    private final float[] lastingPart = new float[MOST_FRAMES];
    private final float[] change = new float[MOST_FRAMES];
    // The bands of the last frame and of the one before.
    private float[] bands = new float[BANDS];
    private float[] bandsBefore = new float[BANDS];
    private final float[] traits = new float[TRAITS];

    private int next;
    private int count;

    void forget() {
        count = 0;
    }

    /** How many frames there are. */
    int frames() {
        return count;
    }

    void add(SoundPicture picture, float frameDecibels, int zeroCrossings) {
        decibels[next] = frameDecibels;
        crossings[next] = zeroCrossings;
        lasting100[next] = picture.lastingBins(5);
        lasting200[next] = picture.lastingBins(10);
        lasting300[next] = picture.lastingBins(15);
        lastingPart[next] = picture.lasting(10);
        change[next] = changeOf(picture);
        step();
    }

    /** 20 ms in which there was nothing to look at. */
    void addPause(float frameDecibels) {
        decibels[next] = frameDecibels;
        crossings[next] = 0;
        lasting100[next] = 0;
        lasting200[next] = 0;
        lasting300[next] = 0;
        lastingPart[next] = 0;
        change[next] = MOST_CHANGE / 2;
        step();
    }

    private void step() {
        next = (next + 1) % MOST_FRAMES;
        count = Math.min(count + 1, MOST_FRAMES);
    }

    /** Over 40 ms, in tens of decibels, of all bands. */
    private float changeOf(SoundPicture picture) {
        float[] fresh = bandsBefore;
        float sum = 0;
        for (int b = 0; b < BANDS; b++) {
            int first = SoundPicture.FIRST_BIN + b * BAND_BINS;
            float now = (float) Math.log10(1 + picture.power(first, first + BAND_BINS));
            sum += Math.abs(now - fresh[b]);
            fresh[b] = now;
        }
        bandsBefore = bands;
        bands = fresh;
        return Math.min(MOST_CHANGE, sum);
    }

    private int at(int back) {
        return Math.floorMod(next - 1 - back, MOST_FRAMES);
    }

    /** Of the last so many frames; the array is used again. */
    float[] traits(int frames) {
        float loudest = -127;
        for (int i = 0; i < frames; i++) {
            loudest = Math.max(loudest, decibels[at(i)]);
        }
        float sounding = 0;
        float level = 0;
        float levelSquares = 0;
        float levelSteps = 0;
        float crossed = 0;
        float crossedSquares = 0;
        float changed = 0;
        float before = Math.max(decibels[at(0)], loudest - DEEPEST_DECIBELS);
        float shortly = 0;
        float longer = 0;
        float longest = 0;
        float part = 0;
        for (int i = 0; i < frames; i++) {
            int k = at(i);
            float one = Math.max(decibels[k], loudest - DEEPEST_DECIBELS);
            level += one;
            levelSquares += one * one;
            levelSteps += Math.abs(one - before);
            before = one;
            changed += change[k];
            if (decibels[k] > loudest - PAUSE_DECIBELS) {
                sounding++;
                crossed += crossings[k];
                crossedSquares += crossings[k] * crossings[k];
                shortly += lasting100[k];
                longer += lasting200[k];
                longest += lasting300[k];
                part += lastingPart[k];
            }
        }
        float mean = level / frames;
        float meanCrossed = crossed / sounding;
        traits[0] = log(shortly / sounding);
        traits[1] = log(longer / sounding);
        traits[2] = log(longest / sounding);
        traits[3] = part / sounding;
        traits[4] = deviation(levelSquares / frames, mean) / 10;
        traits[5] = 1 - sounding / frames;
        traits[6] = levelSteps / frames;
        traits[7] = changed / frames;
        traits[8] = deviation(crossedSquares / sounding, meanCrossed) / 10;
        return traits;
    }

    // A small number told from none; many from very many not.
    private static float log(float number) {
        return (float) Math.log(0.05 + Math.min(number, 10));
    }

    private static float deviation(float meanSquare, float mean) {
        return (float) Math.sqrt(Math.max(0, meanSquare - mean * mean));
    }
}
