package org.parlour.wire.sdp;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A whole description (RFC 8866). What the session says holds for each of its media, unless the
 * media say it themselves: the {@code …Of} methods answer with what holds.
 */
public record SessionDescription(
        Origin origin,
        String name,
        @Nullable Connection connection,
        List<Bandwidth> bandwidths,
        List<Timing> timings,
        List<OtherLine> others,
        List<Attribute> attributes,
        List<MediaDescription> media)
        implements Attributed {
    public SessionDescription {
        Grammar.requireText("a session's name", name);
        bandwidths = List.copyOf(bandwidths);
        timings = List.copyOf(timings);
        Grammar.require(!timings.isEmpty(), "at least one time (RFC 8866 section 9)");
        others = List.copyOf(others);
        attributes = List.copyOf(attributes);
        media = List.copyOf(media);
    }

    /** A call: no name, no end. */
    public static SessionDescription of(
            Origin origin, @Nullable Connection connection, List<Attribute> attributes, List<MediaDescription> media) {
        return new SessionDescription(
                origin, "-", connection, List.of(), List.of(Timing.ALWAYS), List.of(), attributes, media);
    }

    /**
     * This description as the one that follows {@code previous} in the same session: it takes the
     * origin over, and the version counts up exactly when anything else changed (RFC 3264 section 8).
     */
    public SessionDescription following(@Nullable SessionDescription previous) {
        if (previous == null) {
            return this;
        }
        SessionDescription same = withOrigin(previous.origin);
        return same.equals(previous) ? previous : withOrigin(previous.origin.next());
    }

    private SessionDescription withOrigin(Origin other) {
        return new SessionDescription(other, name, connection, bandwidths, timings, others, attributes, media);
    }

    public Optional<Connection> connectionOf(MediaDescription one) {
        return Optional.ofNullable(one.connection() == null ? connection : one.connection());
    }

    /** RFC 8866 section 6.7: sendrecv where nobody says otherwise. */
    public Direction directionOf(MediaDescription one) {
        return firstOf(Direction.class, one).orElse(Direction.SENDRECV);
    }

    public <A extends Attribute> Optional<A> firstOf(Class<A> kind, MediaDescription one) {
        return one.first(kind).or(() -> first(kind));
    }

    /** Those of the media, or else those of the session. */
    public <A extends Attribute> List<A> allOf(Class<A> kind, MediaDescription one) {
        List<A> own = one.all(kind);
        return own.isEmpty() ? all(kind) : own;
    }

    public boolean hasFor(Flag flag, MediaDescription one) {
        return one.has(flag) || has(flag);
    }

    /** The ICE credentials that hold for a line, when both halves are there. */
    public Optional<IceCredentials> iceOf(MediaDescription one) {
        return firstOf(IceUfrag.class, one)
                .flatMap(ufrag -> firstOf(IcePassword.class, one).map(password -> new IceCredentials(ufrag, password)));
    }

    /** The strongest fingerprint that holds for a line. */
    public Optional<Fingerprint> fingerprintOf(MediaDescription one) {
        return Fingerprint.strongest(allOf(Fingerprint.class, one));
    }
}
