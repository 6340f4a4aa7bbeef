package org.parlour.sfu.signal;

/** What is said to a browser. */
public sealed interface Message permits Reply, NumberedNews, Moment {}
