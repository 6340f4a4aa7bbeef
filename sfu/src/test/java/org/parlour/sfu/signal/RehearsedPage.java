package org.parlour.sfu.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One browser as a page would run it: what it heard, and what it makes of it. It sees that no news is missing. */
final class RehearsedPage {
    final Entrant entrant;
    final List<Message> heard = new ArrayList<>();
    final Map<Long, Person> people = new TreeMap<>();
    long seen;
    boolean seated;

    @Nullable
    Long socket;

    @Nullable
    String resumeToken;

    @Nullable
    Closing closed;

    @Nullable
    RoomCard card;

    RehearsedPage(Entrant entrant) {
        this.entrant = entrant;
    }

    void hears(Message message) {
        heard.add(message);
        switch (message) {
            case Reply.Welcome welcome -> {
                resumeToken = welcome.resumeToken();
                card = welcome.room();
                seated = welcome.seated();
                stands(welcome.present());
            }
            case Moment.Seated(Present present) -> {
                assertThat(seated).as("seated once").isFalse();
                seated = true;
                stands(present);
            }
            case NumberedNews(long seq, News news) -> {
                assertThat(seated).as("news for who sits").isTrue();
                assertThat(seq).as("news without a gap").isEqualTo(seen + 1);
                seen = seq;
                learns(news);
            }
            case Reply _, Moment _ -> {}
        }
    }

    private void stands(Present present) {
        people.clear();
        present.people().forEach(person -> people.put(person.participant().unsigned(), person));
        seen = present.seq();
        assertThat(present.waiting() != null).isEqualTo(entrant.role() == Role.HOST);
    }

    private void learns(News news) {
        switch (news) {
            case News.Joined(Person person) -> people.put(person.participant().unsigned(), person);
            case News.Changed(Person person) -> people.put(person.participant().unsigned(), person);
            case News.Left(var participant) -> people.remove(participant.unsigned());
            case News.Waits _, News.Waited _ ->
                assertThat(entrant.role()).as("the lobby is for hosts").isEqualTo(Role.HOST);
            case News.RoomChanged(RoomCard changed) -> card = changed;
            case News.Quiet _ -> assertThat(entrant.role()).isEqualTo(Role.GUEST);
            case News.Closed _ -> people.clear();
        }
        people.values().forEach(person -> assertThat(person.caller() == null || entrant.role() == Role.HOST)
                .as("numbers are for hosts, masked or not")
                .isTrue());
    }

    <M extends Message> M last(Class<M> kind) {
        return Objects.requireNonNull(heard.reversed().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElse(null));
    }

    <M extends Message> List<M> all(Class<M> kind) {
        return heard.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    Person sees(long participant) {
        return Objects.requireNonNull(people.get(participant));
    }

    /** The kinds of news, in their order. */
    List<String> news() {
        return all(NumberedNews.class).stream()
                .map(news -> news.news().getClass().getSimpleName())
                .toList();
    }

    Problem problem() {
        return last(Reply.Refused.class).problem();
    }
}
