package org.parlour.sfu.slots;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parlour.wire.call.ParticipantNumber;

/** The pictures that a viewer could see, and which of them fit the wish best. */
final class Candidates {
    private static final long HOLD_NANOS = 2_000_000_000L;
    // A participant number names a person; a viewer is told of no more than a room can hold.
    private static final int MOST_TURNS_KEPT = 4096;

    private static final class Candidate {
        private final VideoSource source;
        private long heldUntilNanos = Long.MIN_VALUE;

        private Candidate(VideoSource source) {
            this.source = source;
        }

        private boolean isHeld(long nowNanos) {
            return nowNanos < heldUntilNanos;
        }
    }

    private final Map<VideoSource, Candidate> byArrival = new LinkedHashMap<>();
    // Whoever spoke with the camera off and then switches it on has spoken.
    private final Map<ParticipantNumber, Long> turns = new LinkedHashMap<>();
    private long turn;
    private long nextDeadlineNanos = VideoSlots.NEVER;

    void appeared(VideoSource source) {
        byArrival.putIfAbsent(source, new Candidate(source));
    }

    void vanished(VideoSource source) {
        byArrival.remove(source);
    }

    void tookTheTurn(ParticipantNumber participant) {
        turns.remove(participant);
        turns.put(participant, ++turn);
        if (turns.size() > MOST_TURNS_KEPT) {
            turns.remove(turns.keySet().iterator().next());
        }
    }

    /** The source was given a slot and keeps it for a while against those who merely speak. */
    void assigned(VideoSource source, long nowNanos) {
        Candidate candidate = byArrival.get(source);
        if (candidate != null) {
            candidate.heldUntilNanos = nowNanos + HOLD_NANOS;
        }
    }

    long nextDeadlineNanos() {
        return nextDeadlineNanos;
    }

    /** Whom to show, at most so many. */
    List<VideoSource> chosen(VideoWish wish, int slots, Set<VideoSource> seated, long nowNanos) {
        int most = Math.min(slots, wish.most());
        nextDeadlineNanos = VideoSlots.NEVER;
        Set<VideoSource> asked = new LinkedHashSet<>(wish.pinned());
        asked.addAll(wish.page());
        asked.retainAll(byArrival.keySet());
        List<VideoSource> chosen = new ArrayList<>(asked.stream().limit(most).toList());
        if (wish.speakersFillTheRest()) {
            fill(chosen, most, seated, nowNanos);
        }
        return chosen;
    }

    private void fill(List<VideoSource> chosen, int most, Set<VideoSource> seated, long nowNanos) {
        List<Candidate> rest = new ArrayList<>(byArrival.values());
        rest.removeIf(candidate -> chosen.contains(candidate.source));
        // The sort is stable: among those who never spoke, who came first stays first.
        rest.sort(
                Comparator.comparing((Candidate candidate) -> candidate.source.picture() != VideoSource.Picture.SCREEN)
                        .thenComparing(candidate -> !(seated.contains(candidate.source) && candidate.isHeld(nowNanos)))
                        .thenComparingLong(candidate -> -turns.getOrDefault(candidate.source.participant(), 0L))
                        .thenComparing(candidate -> !seated.contains(candidate.source)));
        int room = Math.min(most - chosen.size(), rest.size());
        List<Candidate> taken = rest.subList(0, room);
        taken.forEach(candidate -> chosen.add(candidate.source));
        if (room < rest.size()) {
            // Somebody is left out who may have spoken more recently than one who is held.
            nextDeadlineNanos = taken.stream()
                    .filter(candidate -> seated.contains(candidate.source) && candidate.isHeld(nowNanos))
                    .mapToLong(candidate -> candidate.heldUntilNanos)
                    .min()
                    .orElse(VideoSlots.NEVER);
        }
    }
}
