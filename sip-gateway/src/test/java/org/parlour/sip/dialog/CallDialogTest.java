package org.parlour.sip.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The table of states: in which situation what happens, what the call does, and in which stage it is then. What is not
 * here does nothing.
 */
class CallDialogTest {
    private static final String TABLE = """
        PREPARATIVE
        INVITE_MERGED          | 482 INVITE | PREPARATIVE
        CANCEL                 | 200 CANCEL, 487 INVITE, ended peer_cancelled by peer | MORTAL
        BYE                    | 200 BYE, 487 INVITE, ended peer_hung_up by peer | MORTAL
        BYE_TOO_LATE           | 500 BYE | PREPARATIVE
        REINVITE               | 500 INVITE | PREPARATIVE
        REINVITE_WITHOUT_OFFER | 500 INVITE | PREPARATIVE
        UPDATE                 | 500 UPDATE | PREPARATIVE
        UPDATE_WITHOUT_OFFER   | 200 UPDATE | PREPARATIVE
        OPTIONS                | 200 OPTIONS | PREPARATIVE
        INFO                   | 200 INFO, keys 5 | PREPARATIVE
        PRACK                  | 405 PRACK | PREPARATIVE
        SING                   | 501 SING | PREPARATIVE
        RING                   | 180 INVITE | EARLY
        ANSWER                 | offer arrived | PREPARATIVE
        REFUSE                 | 603 INVITE, ended refused_declined by house | MORTAL
        HANG_UP                | 480 INVITE, ended hung_up by house | MORTAL
        SILENCE                | 480 INVITE, ended refused_not_answered by timer, forget | MORGUE

        EARLY
        INVITE_MERGED          | 482 INVITE | EARLY
        CANCEL                 | 200 CANCEL, 487 INVITE, ended peer_cancelled by peer | MORTAL
        BYE                    | 200 BYE, 487 INVITE, ended peer_hung_up by peer | MORTAL
        BYE_TOO_LATE           | 500 BYE | EARLY
        REINVITE               | 500 INVITE | EARLY
        REINVITE_WITHOUT_OFFER | 500 INVITE | EARLY
        UPDATE                 | 500 UPDATE | EARLY
        UPDATE_WITHOUT_OFFER   | 200 UPDATE | EARLY
        OPTIONS                | 200 OPTIONS | EARLY
        INFO                   | 200 INFO, keys 5 | EARLY
        PRACK                  | 405 PRACK | EARLY
        SING                   | 501 SING | EARLY
        RING                   | 180 INVITE | EARLY
        ANSWER                 | offer arrived | EARLY
        REFUSE                 | 603 INVITE, ended refused_declined by house | MORTAL
        HANG_UP                | 480 INVITE, ended hung_up by house | MORTAL
        SILENCE                | 2 × 180 INVITE, 480 INVITE, ended refused_not_answered by timer, forget | MORGUE

        ANSWERING
        INVITE_MERGED          | 482 INVITE | PREPARATIVE
        CANCEL                 | 200 CANCEL, 487 INVITE, ended peer_cancelled by peer | MORTAL
        BYE                    | 200 BYE, 487 INVITE, ended peer_hung_up by peer | MORTAL
        BYE_TOO_LATE           | 500 BYE | PREPARATIVE
        REINVITE               | 500 INVITE | PREPARATIVE
        REINVITE_WITHOUT_OFFER | 500 INVITE | PREPARATIVE
        UPDATE                 | 500 UPDATE | PREPARATIVE
        UPDATE_WITHOUT_OFFER   | 200 UPDATE | PREPARATIVE
        OPTIONS                | 200 OPTIONS | PREPARATIVE
        INFO                   | 200 INFO, keys 5 | PREPARATIVE
        PRACK                  | 405 PRACK | PREPARATIVE
        SING                   | 501 SING | PREPARATIVE
        RING                   | 180 INVITE | EARLY
        REFUSE                 | 603 INVITE, ended refused_declined by house | MORTAL
        HANG_UP                | 480 INVITE, ended hung_up by house | MORTAL
        OFFER_ACCEPTED         | 200 INVITE, agreed | MORATORIUM
        OFFER_REFUSED          | 488 INVITE, ended refused_not_acceptable_here by house | MORTAL
        SILENCE                | 500 INVITE, ended refused_media_too_slow by house, forget | MORGUE

        MORATORIUM
        INVITE_AGAIN           | absorb | MORATORIUM
        INVITE_MERGED          | 482 INVITE | MORATORIUM
        CANCEL                 | 200 CANCEL | MORATORIUM
        ACK                    | established | ESTABLISHED
        ACK_WITH_ANSWER        | established | ESTABLISHED
        BYE                    | 200 BYE, ended peer_hung_up by peer | MORTAL
        BYE_TOO_LATE           | 500 BYE | MORATORIUM
        REINVITE               | offer arrived | MORATORIUM
        REINVITE_WITHOUT_OFFER | offer wanted | MORATORIUM
        UPDATE                 | offer arrived | MORATORIUM
        UPDATE_WITHOUT_OFFER   | 200 UPDATE | MORATORIUM
        OPTIONS                | 200 OPTIONS | MORATORIUM
        INFO                   | 200 INFO, keys 5 | MORATORIUM
        PRACK                  | 405 PRACK | MORATORIUM
        SING                   | 501 SING | MORATORIUM
        REFUSE                 | ended hung_up by house | MORTAL
        HANG_UP                | ended hung_up by house | MORTAL
        SILENCE                | 10 × again 200 INVITE, ended no_ack by timer, BYE 1, forget | MORGUE

        OFFERED
        INVITE_AGAIN           | absorb | MORATORIUM
        INVITE_MERGED          | 482 INVITE | MORATORIUM
        CANCEL                 | 200 CANCEL | MORATORIUM
        ACK                    | established, ended bad_answer by house, BYE 1 | MORTAL
        ACK_WITH_ANSWER        | established, answer arrived | ESTABLISHED
        BYE                    | 200 BYE, ended peer_hung_up by peer | MORTAL
        BYE_TOO_LATE           | 500 BYE | MORATORIUM
        REINVITE               | 491 INVITE | MORATORIUM
        REINVITE_WITHOUT_OFFER | 491 INVITE | MORATORIUM
        UPDATE                 | 491 UPDATE | MORATORIUM
        UPDATE_WITHOUT_OFFER   | 200 UPDATE | MORATORIUM
        OPTIONS                | 200 OPTIONS | MORATORIUM
        INFO                   | 200 INFO, keys 5 | MORATORIUM
        PRACK                  | 405 PRACK | MORATORIUM
        SING                   | 501 SING | MORATORIUM
        REFUSE                 | ended hung_up by house | MORTAL
        HANG_UP                | ended hung_up by house | MORTAL
        SILENCE                | 10 × again 200 INVITE, ended no_ack by timer, BYE 1, forget | MORGUE

        ESTABLISHED
        INVITE_AGAIN           | absorb | ESTABLISHED
        INVITE_MERGED          | 482 INVITE | ESTABLISHED
        CANCEL                 | 200 CANCEL | ESTABLISHED
        BYE                    | 200 BYE, ended peer_hung_up by peer | MORTAL
        BYE_TOO_LATE           | 500 BYE | ESTABLISHED
        REINVITE               | offer arrived | ESTABLISHED
        REINVITE_WITHOUT_OFFER | offer wanted | ESTABLISHED
        UPDATE                 | offer arrived | ESTABLISHED
        UPDATE_WITHOUT_OFFER   | 200 UPDATE | ESTABLISHED
        OPTIONS                | 200 OPTIONS | ESTABLISHED
        INFO                   | 200 INFO, keys 5 | ESTABLISHED
        PRACK                  | 405 PRACK | ESTABLISHED
        SING                   | 501 SING | ESTABLISHED
        REFUSE                 | ended hung_up by house, BYE 1 | MORTAL
        HANG_UP                | ended hung_up by house, BYE 1 | MORTAL
        RENEGOTIATE            | offer wanted | ESTABLISHED
        PING                   | OPTIONS 1 | ESTABLISHED

        HELD
        INVITE_AGAIN           | absorb | ESTABLISHED
        INVITE_MERGED          | 482 INVITE | ESTABLISHED
        CANCEL                 | 200 CANCEL | ESTABLISHED
        BYE                    | 200 BYE, 487 INVITE, ended peer_hung_up by peer | MORTAL
        BYE_TOO_LATE           | 500 BYE | ESTABLISHED
        REINVITE               | 500 INVITE | ESTABLISHED
        REINVITE_WITHOUT_OFFER | 500 INVITE | ESTABLISHED
        UPDATE                 | 500 UPDATE | ESTABLISHED
        UPDATE_WITHOUT_OFFER   | 200 UPDATE | ESTABLISHED
        OPTIONS                | 200 OPTIONS | ESTABLISHED
        INFO                   | 200 INFO, keys 5 | ESTABLISHED
        PRACK                  | 405 PRACK | ESTABLISHED
        SING                   | 501 SING | ESTABLISHED
        REFUSE                 | 487 INVITE, ended hung_up by house, BYE 1 | MORTAL
        HANG_UP                | 487 INVITE, ended hung_up by house, BYE 1 | MORTAL
        PING                   | OPTIONS 1 | ESTABLISHED
        OFFER_ACCEPTED         | 200 INVITE, agreed | ESTABLISHED
        OFFER_REFUSED          | 488 INVITE, rolled back 488 | ESTABLISHED
        SILENCE                | 500 INVITE, rolled back 500 | ESTABLISHED

        UPDATED
        INVITE_AGAIN           | absorb | ESTABLISHED
        INVITE_MERGED          | 482 INVITE | ESTABLISHED
        CANCEL                 | 200 CANCEL | ESTABLISHED
        BYE                    | 200 BYE, 487 UPDATE, ended peer_hung_up by peer | MORTAL
        BYE_TOO_LATE           | 500 BYE | ESTABLISHED
        REINVITE               | 500 INVITE | ESTABLISHED
        REINVITE_WITHOUT_OFFER | 500 INVITE | ESTABLISHED
        UPDATE                 | 500 UPDATE | ESTABLISHED
        UPDATE_WITHOUT_OFFER   | 500 UPDATE | ESTABLISHED
        OPTIONS                | 200 OPTIONS | ESTABLISHED
        INFO                   | 200 INFO, keys 5 | ESTABLISHED
        PRACK                  | 405 PRACK | ESTABLISHED
        SING                   | 501 SING | ESTABLISHED
        REFUSE                 | 487 UPDATE, ended hung_up by house, BYE 1 | MORTAL
        HANG_UP                | 487 UPDATE, ended hung_up by house, BYE 1 | MORTAL
        PING                   | OPTIONS 1 | ESTABLISHED
        OFFER_ACCEPTED         | 200 UPDATE, agreed | ESTABLISHED
        OFFER_REFUSED          | 488 UPDATE, rolled back 488 | ESTABLISHED
        SILENCE                | 500 UPDATE, rolled back 500 | ESTABLISHED

        REOFFERED
        INVITE_AGAIN           | absorb | ESTABLISHED
        INVITE_MERGED          | 482 INVITE | ESTABLISHED
        CANCEL                 | 200 CANCEL | ESTABLISHED
        BYE                    | 200 BYE, ended peer_hung_up by peer | MORTAL
        BYE_TOO_LATE           | 500 BYE | ESTABLISHED
        REINVITE               | 491 INVITE | ESTABLISHED
        REINVITE_WITHOUT_OFFER | 491 INVITE | ESTABLISHED
        UPDATE                 | 491 UPDATE | ESTABLISHED
        UPDATE_WITHOUT_OFFER   | 200 UPDATE | ESTABLISHED
        OPTIONS                | 200 OPTIONS | ESTABLISHED
        INFO                   | 200 INFO, keys 5 | ESTABLISHED
        PRACK                  | 405 PRACK | ESTABLISHED
        SING                   | 501 SING | ESTABLISHED
        REFUSE                 | ended hung_up by house, BYE 1 | MORTAL
        HANG_UP                | ended hung_up by house, BYE 1 | MORTAL
        PING                   | OPTIONS 1 | ESTABLISHED
        SILENCE                | 10 × again 200 INVITE, ended no_ack by timer, BYE 1, forget | MORGUE

        WISHING
        INVITE_AGAIN           | absorb | ESTABLISHED
        INVITE_MERGED          | 482 INVITE | ESTABLISHED
        CANCEL                 | 200 CANCEL | ESTABLISHED
        BYE                    | 200 BYE, ended peer_hung_up by peer | MORTAL
        BYE_TOO_LATE           | 500 BYE | ESTABLISHED
        REINVITE               | rolled back 491, offer arrived | ESTABLISHED
        REINVITE_WITHOUT_OFFER | rolled back 491, offer wanted | ESTABLISHED
        UPDATE                 | rolled back 491, offer arrived | ESTABLISHED
        UPDATE_WITHOUT_OFFER   | 200 UPDATE | ESTABLISHED
        OPTIONS                | 200 OPTIONS | ESTABLISHED
        INFO                   | 200 INFO, keys 5 | ESTABLISHED
        PRACK                  | 405 PRACK | ESTABLISHED
        SING                   | 501 SING | ESTABLISHED
        REFUSE                 | ended hung_up by house, BYE 1 | MORTAL
        HANG_UP                | ended hung_up by house, BYE 1 | MORTAL
        PING                   | OPTIONS 1 | ESTABLISHED
        OFFER_MADE             | INVITE 1 | ESTABLISHED
        OFFER_REFUSED          | rolled back 488 | ESTABLISHED
        SILENCE                | rolled back 500 | ESTABLISHED

        MOVING
        INVITE_AGAIN           | absorb | ESTABLISHED
        INVITE_MERGED          | 482 INVITE | ESTABLISHED
        CANCEL                 | 200 CANCEL | ESTABLISHED
        BYE                    | 200 BYE, ended peer_hung_up by peer | MORTAL
        BYE_TOO_LATE           | 500 BYE | ESTABLISHED
        REINVITE               | 491 INVITE | ESTABLISHED
        REINVITE_WITHOUT_OFFER | 491 INVITE | ESTABLISHED
        UPDATE                 | 491 UPDATE | ESTABLISHED
        UPDATE_WITHOUT_OFFER   | 200 UPDATE | ESTABLISHED
        OPTIONS                | 200 OPTIONS | ESTABLISHED
        INFO                   | 200 INFO, keys 5 | ESTABLISHED
        PRACK                  | 405 PRACK | ESTABLISHED
        SING                   | 501 SING | ESTABLISHED
        REFUSE                 | ended hung_up by house, BYE 2 | MORTAL
        HANG_UP                | ended hung_up by house, BYE 2 | MORTAL
        PING                   | OPTIONS 2 | ESTABLISHED
        THEY_SAY_200           | ACK 1, answer arrived | ESTABLISHED
        THEY_SAY_488           | rolled back 488 | ESTABLISHED
        THEY_SAY_491           | rolled back 491 | ESTABLISHED
        THEY_SAY_481           | rolled back 481, ended peer_vanished by peer, BYE 2 | MORTAL
        TIMED_OUT              | ended peer_vanished by timer, BYE 2 | MORTAL
        NOT_SENT               | ended transport_failed by transport, BYE 2 | MORTAL
        SILENCE                | ended peer_vanished by timer, BYE 2, forget | MORGUE

        JUDGING
        INVITE_AGAIN           | absorb | ESTABLISHED
        INVITE_MERGED          | 482 INVITE | ESTABLISHED
        CANCEL                 | 200 CANCEL | ESTABLISHED
        BYE                    | 200 BYE, ended peer_hung_up by peer | MORTAL
        BYE_TOO_LATE           | 500 BYE | ESTABLISHED
        REINVITE               | 491 INVITE | ESTABLISHED
        REINVITE_WITHOUT_OFFER | 491 INVITE | ESTABLISHED
        UPDATE                 | 491 UPDATE | ESTABLISHED
        UPDATE_WITHOUT_OFFER   | 200 UPDATE | ESTABLISHED
        OPTIONS                | 200 OPTIONS | ESTABLISHED
        INFO                   | 200 INFO, keys 5 | ESTABLISHED
        PRACK                  | 405 PRACK | ESTABLISHED
        SING                   | 501 SING | ESTABLISHED
        REFUSE                 | ended hung_up by house, BYE 2 | MORTAL
        HANG_UP                | ended hung_up by house, BYE 2 | MORTAL
        PING                   | OPTIONS 2 | ESTABLISHED
        ANSWER_ACCEPTED        | agreed | ESTABLISHED
        ANSWER_REFUSED         | ended bad_answer by house, BYE 2 | MORTAL
        THEY_SAY_200           | ACK 1 | ESTABLISHED
        SILENCE                | ended bad_answer by house, BYE 2, forget | MORGUE

        REFUSED
        INVITE_AGAIN           | absorb | MORTAL
        INVITE_MERGED          | 482 INVITE | MORTAL
        CANCEL                 | 200 CANCEL | MORTAL
        BYE                    | 481 BYE | MORTAL
        BYE_TOO_LATE           | 481 BYE | MORTAL
        REINVITE               | 481 INVITE | MORTAL
        REINVITE_WITHOUT_OFFER | 481 INVITE | MORTAL
        UPDATE                 | 481 UPDATE | MORTAL
        UPDATE_WITHOUT_OFFER   | 481 UPDATE | MORTAL
        OPTIONS                | 481 OPTIONS | MORTAL
        INFO                   | 481 INFO | MORTAL
        PRACK                  | 481 PRACK | MORTAL
        SING                   | 481 SING | MORTAL
        SILENCE                | forget | MORGUE

        CANCELLED
        INVITE_AGAIN           | absorb | MORTAL
        INVITE_MERGED          | 482 INVITE | MORTAL
        CANCEL                 | 200 CANCEL | MORTAL
        BYE                    | 481 BYE | MORTAL
        BYE_TOO_LATE           | 481 BYE | MORTAL
        REINVITE               | 481 INVITE | MORTAL
        REINVITE_WITHOUT_OFFER | 481 INVITE | MORTAL
        UPDATE                 | 481 UPDATE | MORTAL
        UPDATE_WITHOUT_OFFER   | 481 UPDATE | MORTAL
        OPTIONS                | 481 OPTIONS | MORTAL
        INFO                   | 481 INFO | MORTAL
        PRACK                  | 481 PRACK | MORTAL
        SING                   | 481 SING | MORTAL
        SILENCE                | forget | MORGUE

        BYE_OWED
        INVITE_AGAIN           | absorb | MORTAL
        INVITE_MERGED          | 482 INVITE | MORTAL
        CANCEL                 | 200 CANCEL | MORTAL
        ACK                    | BYE 1 | MORTAL
        ACK_WITH_ANSWER        | BYE 1 | MORTAL
        BYE                    | 200 BYE | MORTAL
        BYE_TOO_LATE           | 500 BYE | MORTAL
        REINVITE               | 481 INVITE | MORTAL
        REINVITE_WITHOUT_OFFER | 481 INVITE | MORTAL
        UPDATE                 | 481 UPDATE | MORTAL
        UPDATE_WITHOUT_OFFER   | 481 UPDATE | MORTAL
        OPTIONS                | 481 OPTIONS | MORTAL
        INFO                   | 481 INFO | MORTAL
        PRACK                  | 481 PRACK | MORTAL
        SING                   | 481 SING | MORTAL
        SILENCE                | 10 × again 200 INVITE, BYE 1, forget | MORGUE

        BYE_SENT
        INVITE_AGAIN           | absorb | MORTAL
        INVITE_MERGED          | 482 INVITE | MORTAL
        CANCEL                 | 200 CANCEL | MORTAL
        BYE                    | 200 BYE | MORTAL
        BYE_TOO_LATE           | 500 BYE | MORTAL
        REINVITE               | 481 INVITE | MORTAL
        REINVITE_WITHOUT_OFFER | 481 INVITE | MORTAL
        UPDATE                 | 481 UPDATE | MORTAL
        UPDATE_WITHOUT_OFFER   | 481 UPDATE | MORTAL
        OPTIONS                | 481 OPTIONS | MORTAL
        INFO                   | 481 INFO | MORTAL
        PRACK                  | 481 PRACK | MORTAL
        SING                   | 481 SING | MORTAL
        SILENCE                | forget | MORGUE

        BYE_OVER_MOVE
        INVITE_AGAIN           | absorb | MORTAL
        INVITE_MERGED          | 482 INVITE | MORTAL
        CANCEL                 | 200 CANCEL | MORTAL
        BYE                    | 200 BYE | MORTAL
        BYE_TOO_LATE           | 500 BYE | MORTAL
        REINVITE               | 481 INVITE | MORTAL
        REINVITE_WITHOUT_OFFER | 481 INVITE | MORTAL
        UPDATE                 | 481 UPDATE | MORTAL
        UPDATE_WITHOUT_OFFER   | 481 UPDATE | MORTAL
        OPTIONS                | 481 OPTIONS | MORTAL
        INFO                   | 481 INFO | MORTAL
        PRACK                  | 481 PRACK | MORTAL
        SING                   | 481 SING | MORTAL
        THEY_SAY_200           | ACK 1 | MORTAL
        SILENCE                | forget | MORGUE

        BYE_HEARD
        INVITE_AGAIN           | absorb | MORTAL
        INVITE_MERGED          | 482 INVITE | MORTAL
        CANCEL                 | 200 CANCEL | MORTAL
        BYE                    | 481 BYE | MORTAL
        BYE_TOO_LATE           | 481 BYE | MORTAL
        REINVITE               | 481 INVITE | MORTAL
        REINVITE_WITHOUT_OFFER | 481 INVITE | MORTAL
        UPDATE                 | 481 UPDATE | MORTAL
        UPDATE_WITHOUT_OFFER   | 481 UPDATE | MORTAL
        OPTIONS                | 481 OPTIONS | MORTAL
        INFO                   | 481 INFO | MORTAL
        PRACK                  | 481 PRACK | MORTAL
        SING                   | 481 SING | MORTAL
        SILENCE                | forget | MORGUE

        MORGUE
        """;

    @ParameterizedTest
    @EnumSource(Situation.class)
    void doesWhatTheTableSays(Situation situation) {
        assertThat(observed(situation)).isEqualTo(expected(situation));
    }

    private static String observed(Situation situation) {
        return Arrays.stream(Stimulus.values())
                .map(stimulus -> row(situation, stimulus))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
    }

    private static @Nullable String row(Situation situation, Stimulus stimulus) {
        DeskCall call = situation.call();
        CallState.Stage before = call.stage();
        String effects = stimulus.happensTo(call);
        return effects.isEmpty() && call.stage() == before
                ? null
                : String.format(Locale.ROOT, "%-22s | %s | %s", stimulus, effects, call.stage());
    }

    private static String expected(Situation situation) {
        List<String> lines = TABLE.lines().toList();
        return lines.stream()
                .skip(lines.indexOf(situation.name()) + 1)
                .takeWhile(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
