package org.parlour.callers.voice;

/** Somebody speaks for a while. */
final class Talk {
    private final String language;
    private final int rateHz;
    private final short[] samples;

    Talk(String language, int rateHz, short[] samples) {
        this.language = language;
        this.rateHz = rateHz;
        this.samples = samples;
    }

    String language() {
        return language;
    }

    int rateHz() {
        return rateHz;
    }

    /** Not a copy. */
    short[] samples() {
        return samples;
    }

    /** 20 ms. */
    int frameSamples() {
        return rateHz / 50;
    }

    int frames() {
        return samples.length / frameSamples();
    }

    double seconds() {
        return samples.length / (double) rateHz;
    }
}
