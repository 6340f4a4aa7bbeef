package org.parlour.sfu.slots;

/** What the driver of a viewer's video slots has to do. */
public sealed interface VideoEffect {
    /** The source's publisher is to send a key frame; many viewers may ask, and somebody merges that. */
    record AskKeyFrame(VideoSource source) implements VideoEffect {}

    /** From now on the slot shows this source; the page is told so. */
    record Shown(int slot, VideoSource source) implements VideoEffect {}

    /** The slot shows nothing; its stream is released and the page is told so. */
    record Emptied(int slot) implements VideoEffect {}
}
