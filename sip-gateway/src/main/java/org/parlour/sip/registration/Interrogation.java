package org.parlour.sip.registration;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parlour.sip.dialog.SipResponse;
import org.parlour.sip.digest.Challenge;
import org.parlour.sip.digest.Keyring;
import org.parlour.sip.registration.Trouble.Kind;
import org.parlour.wire.call.Reading;

/** What a 401 or 407 means. */
sealed interface Interrogation {
    /** One challenge, and whose it is. */
    record Question(Keyring.Asker asker, Challenge challenge) {}

    record ToAnswer(List<Question> open) implements Interrogation {}

    record InVain(Trouble why) implements Interrogation {}

    /** What it means, where the plan names a realm; null takes any. */
    static Interrogation of(SipResponse response, @Nullable String realm, Attempt attempt) {
        List<Question> open = new ArrayList<>();
        String flaw = "";
        for (Keyring.Asker asker : Keyring.Asker.values()) {
            List<String> values = response.fields().values(asker.question()).toList();
            switch (Keyring.asked(values)) {
                case Reading.Parsed<List<Challenge>>(List<Challenge> challenges) ->
                    challenges.forEach(challenge -> open.add(new Question(asker, challenge)));
                case Reading.Malformed<List<Challenge>>(String reason) -> flaw = values.isEmpty() ? flaw : reason;
            }
        }
        if (open.isEmpty()) {
            return new InVain(
                    new Trouble(Kind.UNANSWERABLE, response.status(), flaw.isEmpty() ? "no challenge" : flaw));
        }
        List<Question> ours = open.stream()
                .filter(question -> realm == null || question.challenge.isOf(realm))
                .toList();
        if (ours.isEmpty()) {
            String theirs = open.getFirst().challenge.shownRealm();
            return new InVain(new Trouble(Kind.WRONG_REALM, response.status(), theirs));
        }
        for (Question question : ours) {
            if (attempt.isRefusal(question.asker, question.challenge)) {
                String shown = question.challenge.shownRealm();
                return new InVain(new Trouble(Kind.WRONG_CREDENTIALS, response.status(), shown));
            }
        }
        return new ToAnswer(ours);
    }
}
