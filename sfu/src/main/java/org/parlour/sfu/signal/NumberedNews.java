package org.parlour.sfu.signal;

/**
 * News with its place.
 *
 * @param seq its place among the news of its room: 1, 2, 3, without a gap
 */
public record NumberedNews(long seq, News news) implements Message {
    NumberedNews seenBy(Role viewer) {
        return new NumberedNews(seq, news.seenBy(viewer));
    }
}
