package org.parlour.callers.voice;

/** One way for a voice through a line that loses packets of 20 ms. */
interface Way {
    String title();

    /** What is heard of a talk, in step with it and as long. */
    short[] heard(Talk talk, boolean[] lost);
}
