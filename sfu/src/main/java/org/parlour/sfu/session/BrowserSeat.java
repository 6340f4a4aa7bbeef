package org.parlour.sfu.session;

import java.util.function.Consumer;
import org.parlour.sfu.slots.VideoWish;

/**
 * A browser's place in a room: one PeerConnection on which it publishes, one on which it receives. All of it may be
 * called from any thread and nothing of it waits; answers come on the room's loop, where nobody may block, or at once
 * where the loop need not be asked.
 */
public interface BrowserSeat {
    /**
     * The browser's offer to publish, the first, a later one, or one that restarts ICE. Its lines are, in this order:
     * microphone, camera, screen, the screen's sound.
     *
     * @param then hears our answer
     */
    void publish(String offer, Consumer<Negotiated> then);

    /**
     * Asks for our offer of slots; asked again, it restarts ICE, and the slots stay what they are.
     *
     * @param slots how many; what was asked for first holds
     * @param then hears our offer
     */
    void receive(SlotCount slots, Consumer<Negotiated> then);

    /**
     * The browser's answer to our offer.
     *
     * @param then hears of an agreement without a description, or why there is none
     */
    void received(String answer, Consumer<Negotiated> then);

    /** What of this seat others may hear and see; nothing but the microphone before this is called. */
    void show(Showing showing);

    /** Whom this seat wants to see. */
    void wish(VideoWish wish);

    /** Nothing more comes and nothing more goes. */
    void leave();

    /** How many fixed streams a browser wants. */
    record SlotCount(int audio, int video) {
        public static final int MOST_AUDIO = 8;
        public static final int MOST_VIDEO = 25;
        public static final SlotCount USUAL = new SlotCount(4, 9);

        public SlotCount {
            if (audio < 1 || audio > MOST_AUDIO || video < 0 || video > MOST_VIDEO) {
                throw new IllegalArgumentException("so many slots are not had: " + audio + " and " + video);
            }
        }
    }

    /** What others may have of a seat; what is not shown is dropped when it comes all the same. */
    record Showing(boolean microphone, boolean camera, boolean screen, boolean screenSound) {}
}
