package org.parlour.sfu.session;

import org.jspecify.annotations.Nullable;
import org.parlour.sfu.session.Publishing.Uplink;

/**
 * What a publisher's SSRCs are: four tracks, and a repair stream of each. So few are found faster by looking than by
 * hashing, and a map would make an object of each number it is asked for.
 */
final class UplinkTable {
    private static final int MOST = 2 * Track.values().length;

    private final int[] ssrcs = new int[MOST];
    private final @Nullable Uplink[] uplinks = new @Nullable Uplink[MOST];
    private int size;

    @Nullable
    Uplink get(int ssrc) {
        for (int i = 0; i < size; i++) {
            if (ssrcs[i] == ssrc) {
                return uplinks[i];
            }
        }
        return null;
    }

    /**
     * Each track has one SSRC of its own. Repair streams beyond the usual number are looked up each time: a browser that
     * names them anew again and again gets no further with it.
     */
    void put(int ssrc, Uplink uplink) {
        int at = 0;
        int repairs = 0;
        while (at < size && ssrcs[at] != ssrc) {
            repairs += isRepair(ssrcs[at], uplinks[at]) ? 1 : 0;
            at++;
        }
        if (at == size && isRepair(ssrc, uplink) && repairs == MOST / 2) {
            return;
        }
        ssrcs[at] = ssrc;
        uplinks[at] = uplink;
        size = Math.max(size, at + 1);
    }

    private static boolean isRepair(int ssrc, @Nullable Uplink uplink) {
        return uplink != null && uplink.track().ssrc() != ssrc;
    }

    /** All SSRCs of that track. */
    void remove(Track gone) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            Uplink uplink = uplinks[i];
            if (uplink != null && uplink.what() != gone) {
                ssrcs[kept] = ssrcs[i];
                uplinks[kept++] = uplink;
            }
        }
        forgetFrom(kept);
    }

    void clear() {
        forgetFrom(0);
    }

    private void forgetFrom(int kept) {
        for (int i = kept; i < size; i++) {
            uplinks[i] = null;
        }
        size = kept;
    }
}
