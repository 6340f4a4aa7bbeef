package org.parlour.sfu.session;

import org.jspecify.annotations.Nullable;
import org.parlour.wire.sdp.MediaKind;

/** What a browser publishes. */
enum Track {
    MICROPHONE,
    CAMERA,
    SCREEN,
    SCREEN_SOUND;

    /**
     * By the place of its line in the offer; null for one that nobody needs.
     *
     * @param place among the lines of its kind, from 1
     */
    static @Nullable Track of(MediaKind kind, int place) {
        return switch (place) {
            case 1 -> kind == MediaKind.AUDIO ? MICROPHONE : CAMERA;
            case 2 -> kind == MediaKind.AUDIO ? SCREEN_SOUND : SCREEN;
            default -> null;
        };
    }
}
