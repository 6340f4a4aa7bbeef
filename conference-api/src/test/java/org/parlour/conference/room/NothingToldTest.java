package org.parlour.conference.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.conference.room.Household.answer;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.conference.events.Following;
import org.parlour.conference.events.NumberedEvent;
import org.parlour.conference.host.Refusal;
import org.parlour.conference.room.store.Window;
import org.parlour.conference.store.Store;
import org.parlour.sip.door.Entry;
import org.parlour.sip.door.Opening;
import org.parlour.sip.door.Visitor;
import org.parlour.sip.seat.CallNews;
import org.parlour.sip.seat.Leaving;
import org.parlour.sip.seat.LineState;
import org.parlour.sip.seat.Sitting;
import org.parlour.wire.call.PhoneNumber;
import org.parlour.wire.call.Pin;
import org.slf4j.LoggerFactory;

/** A whole visit with numbers and PINs that nobody chose: nothing that is kept or told holds four digits of one. */
class NothingToldTest {
    private static final int RUN_DIGITS = 4;
    private static final int CALLERS = 6;

    /** Times and ids are digits of their own: a millisecond may look like anybody's number. */
    private static final String OWN_DIGITS = ".*_millis|.*_id|number|installed.*|checksum|execution_time";

    @TempDir
    private Path data;

    private final SecureRandom random = new SecureRandom();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level levelBefore = root.getLevel();
    private final List<String> secrets = new ArrayList<>();
    private Household house;

    @BeforeEach
    void open() throws Refusal {
        log.start();
        root.addAppender(log);
        root.setLevel(Level.DEBUG);
        house = Household.furnished(data);
        house.add(Household.room(DemoRoom.ROOM, CALLERS, true));
    }

    @AfterEach
    void close() throws IOException {
        root.setLevel(levelBefore);
        root.detachAppender(log);
        house.close();
    }

    @Test
    void noDigitsOfAPinOrACallerAreKeptOrToldAnywhere() throws InterruptedException, SQLException {
        Following following = house.events.follow(DemoRoom.ROOM).orElseThrow();
        for (int caller = 0; caller < CALLERS; caller++) {
            visit(caller % 2 == 0 ? Leaving.LOST : Leaving.GOODBYE);
        }
        house.settle();
        StringBuilder told = new StringBuilder();
        while (following.next(Duration.ZERO) instanceof Following.Happened(NumberedEvent event)) {
            told.append(EventView.of(event).type()).append(event.event());
        }
        assertThat(told).contains("joined", "Lost");
        List<String> runs = secrets.stream().flatMap(NothingToldTest::runs).toList();
        assertThat(kept()).isNotEmpty().noneMatch(value -> holds(value, runs));
        assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage).noneMatch(line -> secrets.stream()
                .anyMatch(line::contains));
        assertThat(withoutIds(told.toString())).doesNotContain(runs.toArray(String[]::new));
        assertThat(house.doorbook.counters() + " " + house.rooms.counters())
                .doesNotContain(secrets.toArray(String[]::new));
    }

    private void visit(Leaving how) {
        PhoneNumber number = new PhoneNumber("+4930" + (10_000_000 + random.nextInt(90_000_000)));
        Pin pin = house.mint(DemoRoom.ROOM, Window.ALWAYS).pin();
        Pin wrong = Pin.mint(9, random);
        secrets.addAll(List.of(number.reveal().substring("+4930".length()), pin.reveal(), wrong.reveal()));
        Visitor visitor = house.visitor(number);
        house.board.on(new CallNews.Arrived(visitor));
        Opening opening = answer(then -> house.doorbook.open(visitor, Household.PLATE, then));
        Entry refused = answer(then -> house.doorbook.look(visitor, wrong, then));
        Entry entry = answer(then -> house.doorbook.look(visitor, pin, then));
        Sitting sitting = answer(then -> house.rooms.sit(visitor, DemoRoom.ROOM, false, then));
        Sitting.Seated seated = (Sitting.Seated) sitting;
        house.board.on(new CallNews.Seated(visitor.call(), DemoRoom.ROOM, seated.seat()));
        house.board.on(new CallNews.LineChanged(visitor.call(), LineState.SOUNDING));
        LoggerFactory.getLogger(NothingToldTest.class)
                .info("{} {} {} {} {} {} {}", visitor, opening, refused, entry, pin, house.board.calls(), seated);
        house.rooms.leave(visitor, seated.seat(), how);
        house.board.on(new CallNews.Ended(visitor.call(), "peer_hung_up", how == Leaving.GOODBYE));
    }

    /** Every value of every table but what is sealed. */
    private List<String> kept() throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve(Store.FILE))) {
            for (String table : tables(connection)) {
                try (Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery("select * from \"" + table + "\"")) {
                    collect(rows, values);
                }
            }
        }
        return values;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select name from sqlite_schema where type = 'table'")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static void collect(ResultSet rows, List<String> values) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        while (rows.next()) {
            for (int at = 1; at <= columns.getColumnCount(); at++) {
                String column = columns.getColumnName(at);
                if (!column.equals("pin_sealed") && !column.matches(OWN_DIGITS) && rows.getBytes(at) != null) {
                    values.add(new String(rows.getBytes(at), StandardCharsets.ISO_8859_1));
                }
            }
        }
    }

    private static boolean holds(String value, List<String> runs) {
        return runs.stream().anyMatch(value::contains);
    }

    private static Stream<String> runs(String digits) {
        return IntStream.rangeClosed(0, digits.length() - RUN_DIGITS)
                .mapToObj(at -> digits.substring(at, at + RUN_DIGITS));
    }

    private static String withoutIds(String told) {
        return told.replaceAll("[0-9a-z]{20}", "");
    }
}
