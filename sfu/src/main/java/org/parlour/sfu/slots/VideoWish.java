package org.parlour.sfu.slots;

import java.util.List;

/**
 * What a viewer wants to see, in the order of importance. Who is not there, or shows nothing, counts as not wished
 * until they do.
 *
 * @param pinned always
 * @param page the tiles of the page that the viewer looks at
 * @param speakersFillTheRest whether slots that are left go to shared screens and to those who spoke last
 * @param most how many pictures at the most; a hidden tab wants none
 */
public record VideoWish(List<VideoSource> pinned, List<VideoSource> page, boolean speakersFillTheRest, int most) {
    /** Whoever speaks, as many as there are slots. */
    public static final VideoWish SPEAKERS = new VideoWish(List.of(), List.of(), true, Integer.MAX_VALUE);

    public VideoWish {
        pinned = List.copyOf(pinned);
        page = List.copyOf(page);
        if (most < 0) {
            throw new IllegalArgumentException("fewer pictures than none: " + most);
        }
    }
}
