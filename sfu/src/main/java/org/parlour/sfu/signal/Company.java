package org.parlour.sfu.signal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.SeatId;

/**
 * Who is in a room and who waits, and the news of it in their order. The last {@value #KEPT_NEWS} are kept for who comes
 * back; older ones are forgotten.
 */
final class Company {
    static final int KEPT_NEWS = 512;

    private final Map<ParticipantNumber, Person> people =
            new TreeMap<>(Comparator.comparingLong(ParticipantNumber::unsigned));
    private final Map<SeatId, Waiting> waiting = new LinkedHashMap<>();
    private final Deque<NumberedNews> kept = new ArrayDeque<>();
    private long last;

    long last() {
        return last;
    }

    List<Person> people(Role viewer) {
        return people.values().stream().map(person -> person.seenBy(viewer)).toList();
    }

    List<Waiting> waiting() {
        return List.copyOf(waiting.values());
    }

    @Nullable
    Person person(ParticipantNumber participant) {
        return people.get(participant);
    }

    /** The news in it, when these are all the telephones there are. */
    List<News> telephonesAre(List<Person> phones) {
        List<News> news = new ArrayList<>();
        Set<ParticipantNumber> there = phones.stream().map(Person::participant).collect(Collectors.toUnmodifiableSet());
        for (Person before : people.values()) {
            if (before.kind() == Person.Kind.PHONE && !there.contains(before.participant())) {
                news.add(new News.Left(before.participant()));
            }
        }
        for (Person phone : phones) {
            Person before = people.get(phone.participant());
            if (before == null) {
                news.add(new News.Joined(phone));
            } else if (!before.equals(phone)) {
                news.add(new News.Changed(phone));
            }
        }
        return news;
    }

    /** The news in it, when these are all the telephones that wait. */
    List<News> phonesWaiting(List<Waiting> phones) {
        List<News> news = new ArrayList<>();
        for (Waiting before : waiting.values()) {
            if (before.kind() == Person.Kind.PHONE
                    && phones.stream().noneMatch(phone -> phone.seat().equals(before.seat()))) {
                news.add(new News.Waited(before.seat()));
            }
        }
        for (Waiting phone : phones) {
            if (!phone.equals(waiting.get(phone.seat()))) {
                news.add(new News.Waits(phone));
            }
        }
        return news;
    }

    boolean isPhoneThatWaits(SeatId seat) {
        Waiting who = waiting.get(seat);
        return who != null && who.kind() == Person.Kind.PHONE;
    }

    /** Notes the news, and numbers it. */
    NumberedNews note(News news) {
        switch (news) {
            case News.Joined(Person person) -> people.put(person.participant(), person);
            case News.Changed(Person person) -> people.put(person.participant(), person);
            case News.Left(ParticipantNumber participant) -> people.remove(participant);
            case News.Waits(Waiting who) -> waiting.put(who.seat(), who);
            case News.Waited(SeatId seat) -> waiting.remove(seat);
            case News.RoomChanged _, News.Quiet _ -> {}
            case News.Closed _ -> {
                people.clear();
                waiting.clear();
            }
        }
        NumberedNews numbered = new NumberedNews(++last, news);
        kept.add(numbered);
        if (kept.size() > KEPT_NEWS) {
            kept.remove();
        }
        return numbered;
    }

    /** All news behind that number, in their order; empty where some of it is forgotten, or never was. */
    Optional<List<NumberedNews>> since(long seen, Role viewer) {
        long forgotten = last - kept.size();
        return seen < forgotten || seen > last
                ? Optional.empty()
                : Optional.of(kept.stream()
                        .filter(news -> news.seq() > seen)
                        .map(news -> news.seenBy(viewer))
                        .toList());
    }
}
