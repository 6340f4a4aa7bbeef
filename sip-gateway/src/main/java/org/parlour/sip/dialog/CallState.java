package org.parlour.sip.dialog;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that a {@link CallDialog} knows.
 *
 * <p>Moments are on the clock of the node that wrote them and mean nothing elsewhere: who takes a call over keeps the
 * {@link Dialog} and asks anew for the rest.
 */
public record CallState(
        Stage stage,
        Dialog dialog,
        Theirs theirs,
        Ours ours,
        Talks talks,
        @Nullable Ending ending) {
    /** The moment that never comes. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Named, and in the order, of RFC 5407 section 2. */
    public enum Stage {
        /** They asked; we have said nothing that bears our tag. */
        PREPARATIVE,
        /** It rings. */
        EARLY,
        /** We answered; they may not know it yet. */
        MORATORIUM,
        /** They acknowledged. */
        ESTABLISHED,
        /** Over, but for the last messages about it. */
        MORTAL,
        /** Forgotten. */
        MORGUE
    }

    /** An INVITE of theirs that has no final response yet. */
    public record PendingInvite(
            Branch branch,
            SipRequest request,
            boolean initial,
            boolean answerWanted,
            long answerByNanos,
            long ringAgainNanos) {
        PendingInvite ringingUntil(long againNanos) {
            return new PendingInvite(branch, request, initial, answerWanted, answerByNanos, againNanos);
        }

        PendingInvite wanted() {
            return new PendingInvite(branch, request, initial, true, answerByNanos, ringAgainNanos);
        }
    }

    /** An UPDATE of theirs whose offer lies with the media side. */
    public record PendingUpdate(Branch branch, SipRequest request) {}

    /**
     * A 2xx of ours to an INVITE, said again until its ACK comes.
     *
     * @param offered whether it bears our offer, so that the ACK must bear their answer
     */
    public record Unacknowledged(
            Branch branch,
            SipResponse response,
            boolean initial,
            boolean offered,
            long againNanos,
            long pauseNanos,
            long giveUpNanos) {
        Unacknowledged repeated(long nowNanos, long nextPauseNanos) {
            return new Unacknowledged(
                    branch, response, initial, offered, nowNanos + nextPauseNanos, nextPauseNanos, giveUpNanos);
        }
    }

    /** An INVITE that was answered finally, kept as long as repeats of it may come. */
    public record Answered(Branch branch, long keptUntilNanos) {}

    /** The INVITE that began the call: its repeats and its twins by other ways have no tag to be known by. */
    public record First(Branch branch, long number) {}

    /**
     * What they asked of us.
     *
     * @param first none where the call was taken over
     */
    public record Theirs(
            @Nullable First first,
            @Nullable PendingInvite invite,
            @Nullable PendingUpdate update,
            List<Unacknowledged> unacknowledged,
            List<Answered> answered) {
        public Theirs {
            unacknowledged = List.copyOf(unacknowledged);
            answered = List.copyOf(answered);
        }

        Theirs with(@Nullable PendingInvite changed) {
            return new Theirs(first, changed, update, unacknowledged, answered);
        }

        Theirs with(@Nullable PendingUpdate changed) {
            return new Theirs(first, invite, changed, unacknowledged, answered);
        }

        Theirs withUnacknowledged(List<Unacknowledged> changed) {
            return new Theirs(first, invite, update, changed, answered);
        }

        Theirs withAnswered(List<Answered> changed) {
            return new Theirs(first, invite, update, unacknowledged, changed);
        }
    }

    /** The house's wish for another description of the session; not granted before this moment. */
    public record Wish(long notBeforeNanos) {}

    /**
     * An INVITE of ours without a final response.
     *
     * @param heard whether a provisional response came; before, it must not be cancelled (RFC 3261 section 9.1)
     */
    public record OurInvite(long number, boolean heard, boolean cancelled, long giveUpNanos) {}

    /** A request of ours that is no INVITE, without a final response. */
    public record OurRequest(CSeq cseq, long giveUpNanos) {}

    /**
     * What we asked of them.
     *
     * @param glares how often in a row our re-INVITE met theirs
     * @param invited the number of our last INVITE, answered or not; 0 where there was none
     */
    public record Ours(
            @Nullable Wish wish,
            int glares,
            long invited,
            @Nullable OurInvite invite,
            List<OurRequest> requests) {
        static final Ours NOTHING = new Ours(null, 0, 0, null, List.of());

        public Ours {
            requests = List.copyOf(requests);
        }

        Ours with(@Nullable Wish changed) {
            return new Ours(changed, glares, invited, invite, requests);
        }

        Ours with(@Nullable OurInvite changed) {
            return new Ours(wish, glares, changed == null ? invited : changed.number, changed, requests);
        }

        Ours withGlares(int changed) {
            return new Ours(wish, changed, invited, invite, requests);
        }

        /** At the end: what we asked for is of no interest, but a 2xx to an INVITE must still be acknowledged. */
        Ours ended() {
            return new Ours(null, 0, invited, null, List.of());
        }

        Ours withRequests(List<OurRequest> changed) {
            return new Ours(wish, glares, invited, invite, changed);
        }
    }

    /** How far an exchange of offer and answer has come (RFC 3264). */
    public enum Progress {
        /** Their offer lies with our media side. */
        ANSWER_OWED,
        /** Our media side is to make an offer. */
        OFFER_OWED,
        /** Our offer is with them. */
        ANSWER_AWAITED,
        /** Their answer lies with our media side. */
        ANSWER_JUDGED
    }

    /** Which transaction bears the exchange. */
    public enum Carrier {
        THEIR_INVITE,
        THEIR_UPDATE,
        OUR_INVITE
    }

    /** The exchange that is open. */
    public record Exchange(int number, Progress progress, Carrier carrier, long verdictByNanos) {
        Exchange moved(Progress changed, long byNanos) {
            return new Exchange(number, changed, carrier, byNanos);
        }
    }

    /** Offers and answers so far. There is at most one exchange at a time (RFC 3264 section 4). */
    public record Talks(int count, @Nullable Exchange open) {
        Talks closed() {
            return new Talks(count, null);
        }
    }

    /** Our BYE. */
    public enum Bye {
        NOT_DUE,
        /** To be sent, but not before their ACK (RFC 3261 section 15). */
        OWED,
        SENT
    }

    /** How it ended, and until when it is remembered. */
    public record Ending(CallEnd end, Bye bye, long forgetNanos) {}

    /** Whether no transaction and no exchange forbids a re-INVITE of ours (RFC 3261 section 14.1, RFC 3264). */
    boolean isFree() {
        return stage == Stage.ESTABLISHED
                && theirs.invite == null
                && theirs.update == null
                && theirs.unacknowledged.isEmpty()
                && ours.invite == null
                && talks.open == null;
    }

    long nextDeadlineNanos() {
        if (stage == Stage.MORGUE) {
            return NEVER;
        }
        return Stream.of(deadlinesOfTheirs(), deadlinesOfOurs(), LongStream.of(verdictBy(), forget()))
                .flatMapToLong(each -> each)
                .min()
                .orElse(NEVER);
    }

    private LongStream deadlinesOfTheirs() {
        LongStream repeats =
                theirs.unacknowledged.stream().mapToLong(each -> Math.min(each.againNanos, each.giveUpNanos));
        return theirs.invite == null
                ? repeats
                : LongStream.concat(repeats, LongStream.of(theirs.invite.answerByNanos, theirs.invite.ringAgainNanos));
    }

    private LongStream deadlinesOfOurs() {
        LongStream requests = ours.requests.stream().mapToLong(OurRequest::giveUpNanos);
        long invite = ours.invite == null ? NEVER : ours.invite.giveUpNanos;
        // A wish that something stands in the way of is granted when that is gone, not by the clock.
        long wish = ours.wish == null || !isFree() ? NEVER : ours.wish.notBeforeNanos;
        return LongStream.concat(requests, LongStream.of(invite, wish));
    }

    private long verdictBy() {
        return talks.open == null ? NEVER : talks.open.verdictByNanos;
    }

    private long forget() {
        return ending == null ? NEVER : ending.forgetNanos;
    }
}
