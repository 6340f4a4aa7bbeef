package org.parlour.walls.ruin.conference.room;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps what changes in statics. */
public final class Hoard {
    static int count;
    static final AtomicLong NEXT_ID = new AtomicLong();
    static final int[] OPEN_TABLE = {1, 2, 3};
    static final List<String> NAMES = new ArrayList<>();
    static final HashMap<String, String> SEATS = new HashMap<>();
    static final ThreadLocal<Map<String, String>> CACHE = ThreadLocal.withInitial(HashMap::new);
    static final Hoard SELF = new Hoard();

    private int visits;

    public int visit() {
        return ++visits;
    }
}
