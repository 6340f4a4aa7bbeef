package org.parlour.sip.door;

/** Where a {@link Door} stands, in the order in which an unlucky caller meets them. */
enum Stage {
    /** Nobody is here yet. */
    SHUT,
    /** A PIN is wanted. */
    ASKING,
    /** A PIN lies with the book. */
    LOOKING,
    /** It was no PIN; the caller does not know yet. */
    PAUSING,
    /** Right, but not now: only help is left, for who wants it. */
    OFFERING_HELP,
    /** The book is asked whether anybody is in reception. */
    KNOCKING,
    /** Somebody is to let the caller in. */
    WAITING,
    /** A seat is asked for. */
    ENTERING,
    /** Goodbye is being said. */
    LEAVING,
    GONE
}
