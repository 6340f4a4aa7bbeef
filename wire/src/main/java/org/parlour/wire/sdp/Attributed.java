package org.parlour.wire.sdp;

import java.util.List;
import java.util.Optional;

/** What carries attributes: the session and each of its media descriptions. */
public sealed interface Attributed permits SessionDescription, MediaDescription {
    List<Attribute> attributes();

    /** The attributes of one kind, in order. */
    default <A extends Attribute> List<A> all(Class<A> kind) {
        return attributes().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    default <A extends Attribute> Optional<A> first(Class<A> kind) {
        return attributes().stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    default boolean has(Flag flag) {
        return attributes().contains(flag);
    }
}
