package org.parlour.conference.room.seats;

import jakarta.websocket.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.parlour.sfu.signal.Closing;
import org.parlour.sfu.signal.Pace;
import org.parlour.sfu.signal.Problem;
import org.parlour.sfu.signal.Reply;
import org.parlour.wire.call.RoomId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.standard.StandardWebSocketSession;

/**
 * One browser's socket. A virtual thread writes to it and waits for nobody but it; what is to be said waits in a bounded
 * queue, and a browser that does not take it is let go: it may come back and resume.
 */
final class SeatLine {
    static final Duration HELLO_WITHIN = Duration.ofSeconds(5);

    /** A room of two hundred that all come at once, and a few seconds of a bad line. */
    static final int QUEUE_LIMIT = 512;

    /** Before hello a ticket fits, and no more; behind it, an offer. */
    static final int HELLO_LENGTH_CHARACTERS = 2 * 1024;

    static final int MESSAGE_LENGTH_CHARACTERS = 64 * 1024;

    private static final Duration PING_EVERY = Duration.ofSeconds(15);
    private static final Duration HEARD_WITHIN = Duration.ofSeconds(40);
    private static final Duration SEND_PATIENCE = Duration.ofSeconds(5);

    /** Tomcat's name for how long one blocking send may take. */
    private static final String SEND_TIMEOUT = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";

    private static final Logger LOG = LoggerFactory.getLogger(SeatLine.class);

    private final long number;
    private final RoomId room;
    private final String source;
    private final WebSocketSession session;
    private final SignalJson json;
    private final SeatTally tally;
    private final BlockingQueue<Next> queue = new ArrayBlockingQueue<>(QUEUE_LIMIT);
    private final Pace pace = new Pace();
    private final long openedNanos = System.nanoTime();
    private volatile long heardNanos = openedNanos;
    private final AtomicBoolean stranger = new AtomicBoolean(true);
    private volatile boolean proven;
    private volatile boolean ended;
    private volatile @Nullable RoomLane lane;

    SeatLine(long number, RoomId room, String source, WebSocketSession session, SignalJson json, SeatTally tally) {
        this.number = number;
        this.room = room;
        this.source = source;
        this.session = session;
        this.json = json;
        this.tally = tally;
        session.setTextMessageSizeLimit(HELLO_LENGTH_CHARACTERS);
        session.setBinaryMessageSizeLimit(HELLO_LENGTH_CHARACTERS);
        if (session instanceof StandardWebSocketSession standard) {
            Session tomcat = standard.getNativeSession();
            tomcat.getUserProperties().put(SEND_TIMEOUT, SEND_PATIENCE.toMillis());
        }
    }

    /** What the writer does next. */
    private sealed interface Next {}

    private record Tell(Utterance utterance) implements Next {}

    private record End(Closing closing) implements Next {}

    /** The socket is closed already. */
    private record Gone() implements Next {}

    long number() {
        return number;
    }

    RoomId room() {
        return room;
    }

    String source() {
        return source;
    }

    /** True once: whoever hears it counts one stranger less. */
    boolean isStrangerNoMore() {
        return stranger.compareAndSet(true, false);
    }

    /** The talk that this socket is part of; null before its hello. */
    @Nullable
    RoomLane lane() {
        return lane;
    }

    void joins(RoomLane talk) {
        lane = talk;
    }

    /** By the one thread that reads. */
    boolean mayAsk() {
        return pace.admits(System.nanoTime());
    }

    void heard() {
        heardNanos = System.nanoTime();
    }

    void prove() {
        proven = true;
        session.setTextMessageSizeLimit(MESSAGE_LENGTH_CHARACTERS);
        tally.proven.increment();
    }

    void say(Utterance utterance) {
        // One place stays free for the end.
        if (ended || (queue.remainingCapacity() > 1 && queue.offer(new Tell(utterance)))) {
            return;
        }
        queue.clear();
        tally.tooSlow.increment();
        shut(Closing.TOO_SLOW);
    }

    void refuse(long id, Problem problem) {
        say(new Utterance(new Reply.Refused(id, problem)));
    }

    void shut(Closing closing) {
        ended = true;
        queue.offer(new End(closing));
    }

    /** The socket is closed, by whomever. */
    void gone() {
        ended = true;
        queue.clear();
        queue.offer(new Gone());
    }

    /** Writes until the end. */
    void write() {
        try {
            boolean more = true;
            while (more && session.isOpen()) {
                more = write(queue.poll(patience().toNanos(), TimeUnit.NANOSECONDS));
            }
        } catch (IOException | IllegalStateException broken) {
            LOG.debug("a browser's line broke", broken);
            giveUp();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration patience() {
        if (proven) {
            return PING_EVERY;
        }
        Duration left = HELLO_WITHIN.minusNanos(System.nanoTime() - openedNanos);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** False when that was the last. */
    private boolean write(@Nullable Next next) throws IOException {
        return switch (next) {
            case null -> quiet();
            case Tell(Utterance utterance) -> {
                session.sendMessage(new TextMessage(utterance.text(json)));
                yield true;
            }
            case End(Closing closing) -> {
                close(closing);
                yield false;
            }
            case Gone() -> false;
        };
    }

    private boolean quiet() throws IOException {
        if (!proven) {
            tally.withoutHello.increment();
            close(Closing.UNPROVEN);
            return false;
        }
        if (System.nanoTime() - heardNanos > HEARD_WITHIN.toNanos()) {
            tally.silent.increment();
            giveUp();
            return false;
        }
        session.sendMessage(new PingMessage());
        return true;
    }

    private void close(Closing closing) throws IOException {
        session.close(new CloseStatus(closing.code(), closing.reason()));
    }

    private void giveUp() {
        try {
            session.close(CloseStatus.SESSION_NOT_RELIABLE);
        } catch (IOException broken) {
            LOG.debug("a browser's line was broken already", broken);
        }
    }
}
