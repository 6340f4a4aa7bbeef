package org.parlour.mixer.room;

import org.jspecify.annotations.Nullable;
import org.parlour.mixer.jitter.JitterStatistics;
import org.parlour.mixer.jitter.OrderBuffer;
import org.parlour.mixer.opus.OpusCodecs;
import org.parlour.wire.sdp.Codec;

/**
 * A phone's packets by what they are coded in. Each family is kept once it was used, so that a phone which goes to and fro
 * with every packet costs nothing but the first time.
 */
final class Orders {
    private final @Nullable OpusCodecs codecs;
    private final OrderBuffer narrow = OrderBuffer.ofG711();
    private @Nullable OrderBuffer wide;
    private @Nullable OrderBuffer opus;
    private OrderBuffer current = narrow;

    Orders(@Nullable OpusCodecs codecs) {
        this.codecs = codecs;
    }

    OrderBuffer current() {
        return current;
    }

    /** The order that a packet belongs to; what tells of noise belongs to whatever is there. */
    OrderBuffer of(Codec codec) {
        OrderBuffer next =
                switch (codec) {
                    case COMFORT_NOISE -> current;
                    case G722 -> wide();
                    case OPUS -> opus();
                    default -> narrow;
                };
        if (next != current) {
            next.succeed(current);
            current = next;
        }
        return current;
    }

    private OrderBuffer wide() {
        OrderBuffer used = wide;
        if (used == null) {
            used = OrderBuffer.ofG722();
            wide = used;
        }
        return used;
    }

    private OrderBuffer opus() {
        OrderBuffer used = opus;
        if (used == null) {
            if (codecs == null) {
                throw new IllegalStateException("Opus of a phone that was promised none");
            }
            used = OrderBuffer.ofOpus(codecs);
            opus = used;
        }
        return used;
    }

    JitterStatistics counters() {
        JitterStatistics all = narrow.counters();
        all = wide == null ? all : all.plus(wide.counters());
        return opus == null ? all : all.plus(opus.counters());
    }

    /** Frees what is outside the heap; nothing more may come. */
    void close() {
        if (opus != null) {
            opus.close();
        }
    }
}
