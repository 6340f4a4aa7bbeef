package org.parlour.conference.events;

import java.util.ArrayList;
import java.util.List;

/** The events of one room and who follows them. Belongs to one owner at a time. */
final class EventStream {
    private final List<Following> followers = new ArrayList<>();
    private long lastNumber;

    long lastNumber() {
        return lastNumber;
    }

    long nextNumber() {
        return ++lastNumber;
    }

    void add(Following follower) {
        followers.add(follower);
    }

    boolean remove(Following follower) {
        return followers.remove(follower);
    }

    /** Returns how many followers were let go because they did not keep up. */
    int tell(NumberedEvent event) {
        int before = followers.size();
        followers.removeIf(follower -> !follower.offer(event));
        return before - followers.size();
    }

    int end(Following.Reason reason) {
        int ended = followers.size();
        followers.forEach(follower -> follower.end(reason));
        followers.clear();
        return ended;
    }
}
