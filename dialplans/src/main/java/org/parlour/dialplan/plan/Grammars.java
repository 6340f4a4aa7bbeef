package org.parlour.dialplan.plan;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parlour.dialplan.number.Countries;
import org.parlour.dialplan.number.Country;
import org.parlour.dialplan.number.NumberPattern;
import org.parlour.dialplan.plan.OpenHours.Opening;
import org.parlour.dialplan.speech.Language;
import org.parlour.wire.call.Pin;
import org.parlour.wire.call.Reading;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.call.TrunkName;

/** How the values of a plan are written. */
final class Grammars {
    private static final String LABEL_REGEX = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final int LONGEST_TEXT = 250;
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final Pattern OPENING =
            Pattern.compile("([A-Za-z]{3}(?:[-,][A-Za-z]{3})*) +([0-2][0-9]):([0-5][0-9])-([0-2][0-9]):([0-5][0-9])");
    private static final int MINUTES_OF_DAY = 24 * 60;

    static final Grammar<String> LABEL = matching("a name of a-z, 0-9 and hyphens, at most 63", LABEL_REGEX);
    static final Grammar<TrunkName> TRUNK_NAME = said(LABEL.expected(), LABEL_REGEX, TrunkName::parse);
    static final Grammar<RoomId> ROOM = said("a room id of a-z, 0-9 and hyphens", LABEL_REGEX, RoomId::parse);
    static final Grammar<String> PROMPT =
            matching("the name of a prompt, as door.goodbye", "[a-z0-9](?:[a-z0-9.-]{0,61}[a-z0-9])?");
    // What goes into a SIP message is printable, and ends no part of it: RFC 3261 section 25.1.
    static final Grammar<String> USER =
            matching("a user name of letters, digits and . _ ~ * + ! ' % -", "[A-Za-z0-9._~*+!'%-]{1,128}");
    // Some providers' logins look like a mail address.
    static final Grammar<String> LOGIN =
            matching("a login without spaces, quotes, < > and :", "[!#-9;=?-\\[\\]-~]{1,128}");
    static final Grammar<String> REALM =
            matching("a realm, as the provider's challenge says it", "[ !#-\\[\\]-~]{1,128}");
    static final Grammar<String> THEIR_HEADER = matching("the name of a header", "[A-Za-z0-9!%*_+`'~.-]{1,64}");
    // Nobody is to write a second From by a plan.
    static final Grammar<String> OUR_HEADER =
            matching("the name of a header that begins with X- or P-", "[XP]-[A-Za-z0-9-]{1,62}");
    static final Grammar<String> HEADER_VALUE = matching("a text of one line, in ASCII", "[ -~]{0,250}");
    static final Grammar<Peer> PEER = Grammar.of("an address, a range or a host name", "", Peer::parse);
    static final Grammar<AddressRange> RANGE = Grammar.of("an address or a range", "", AddressRange::parse);
    static final Grammar<SipServer> SERVER = Grammar.of("a host name or an address", "", SipServer::parse);
    static final Grammar<SecretSource> SECRET = new Grammar<>(
            "${env:NAME} or ${file:path}", SecretSource.TEXT.pattern(), List.of(), true, SecretSource::parse);
    static final Grammar<NumberPattern> NUMBER = Grammar.of("a number or a pattern", "", NumberPattern::parse);
    static final Grammar<NumberPattern> ONE_NUMBER = Grammar.of("a number", "", Grammars::oneNumber);
    static final Grammar<CallerPattern> CALLER =
            Grammar.of("a number, a pattern or anonymous", "", CallerPattern::parse);
    static final Grammar<Country> COUNTRY = new Grammar<>(
            "two letters of a country, as DE",
            "",
            Countries.names().stream().sorted().toList(),
            false,
            Grammars::country);
    static final Grammar<Language> LANGUAGE =
            Grammar.ofWords(Arrays.stream(Language.values()).map(Language::tag).toList(), tag -> Language.ofTag(tag)
                    .orElseThrow());
    static final Grammar<Transport> TRANSPORT = words(Transport.values());
    static final Grammar<SrtpPolicy> SRTP = words(SrtpPolicy.values());
    static final Grammar<CalledIn> CALLED_IN = words(CalledIn.values());
    static final Grammar<TrunkCodec> CODEC = words(TrunkCodec.values());
    static final Grammar<Boolean> TRUST = Grammar.ofWords(List.of("headers", "nothing"), "headers"::equals);
    static final Grammar<Boolean> YES = Grammar.ofWords(List.of("true", "false"), "true"::equals);
    static final Grammar<Boolean> SWITCH = Grammar.ofWords(List.of("on", "off"), "on"::equals);
    static final Grammar<String> DOOR = Grammar.ofWords(List.of("pin"), Function.identity());
    static final Grammar<Integer> PIN_DIGITS = whole(Pin.SHORTEST_DIGITS, Pin.LONGEST_DIGITS);
    static final Grammar<Integer> STATUS = whole(400, 699);
    static final Grammar<Integer> EXPIRES = whole(60, 86_400);
    static final Grammar<Integer> MANY = whole(1, 10_000);
    static final Grammar<ZoneId> ZONE = Grammar.of("a time zone, as Europe/Berlin", "", Grammars::zone);
    static final Grammar<Opening> OPEN =
            Grammar.of("days and times, as Mon-Fri 08:00-18:00", OPENING.pattern(), Grammars::opening);
    static final Grammar<LocalDate> DATE =
            Grammar.of("a day, as 2026-12-24", "[0-9]{4}-[0-9]{2}-[0-9]{2}", Grammars::date);

    private Grammars() {}

    private static Grammar<String> matching(String expected, String regex) {
        Pattern pattern = Pattern.compile(regex);
        return Grammar.of(
                expected,
                regex,
                text -> text.length() <= LONGEST_TEXT && pattern.matcher(text).matches()
                        ? new Reading.Parsed<>(text)
                        : new Reading.Malformed<>(expected));
    }

    /** Where what is wrong is said in words of another room, which are no ending to "expected". */
    private static <T> Grammar<T> said(String expected, String regex, Function<String, Reading<T>> reader) {
        return Grammar.of(
                expected,
                regex,
                text -> reader.apply(text) instanceof Reading.Parsed<T> parsed
                        ? parsed
                        : new Reading.Malformed<>(expected));
    }

    private static <E extends Enum<E>> Grammar<E> words(E[] values) {
        List<String> words = Arrays.stream(values).map(Grammars::word).toList();
        return Grammar.ofWords(words, word -> values[words.indexOf(word)]);
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Grammar<Integer> whole(int least, int most) {
        String expected = "a whole number from " + least + " to " + most;
        return Grammar.of(expected, "[0-9]{1,6}", text -> {
            int number = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : -1;
            return number >= least && number <= most ? new Reading.Parsed<>(number) : new Reading.Malformed<>(expected);
        });
    }

    private static Reading<NumberPattern> oneNumber(String text) {
        return NumberPattern.parse(text) instanceof Reading.Parsed<NumberPattern>(NumberPattern number)
                        && number.isOneNumber()
                ? new Reading.Parsed<>(number)
                : new Reading.Malformed<>("one number, digits with + or without");
    }

    private static Reading<Country> country(String text) {
        return Countries.of(text)
                .<Reading<Country>>map(Reading.Parsed::new)
                .orElseGet(() -> new Reading.Malformed<>(
                        "two capital letters of a country whose numbers the house can read, as DE, GB or US"));
    }

    private static Reading<ZoneId> zone(String text) {
        try {
            return new Reading.Parsed<>(ZoneId.of(text));
        } catch (DateTimeException unknown) {
            return new Reading.Malformed<>("a time zone with its city, as Europe/Berlin");
        }
    }

    private static Reading<LocalDate> date(String text) {
        try {
            return new Reading.Parsed<>(LocalDate.parse(text));
        } catch (DateTimeException malformed) {
            return new Reading.Malformed<>("a day of the calendar, as 2026-12-24");
        }
    }

    private static Reading<Opening> opening(String text) {
        Matcher matcher = OPENING.matcher(text);
        if (!matcher.matches()) {
            return new Reading.Malformed<>("days and times, as Mon-Fri 08:00-18:00 or Mon,Wed 09:00-12:30");
        }
        Set<DayOfWeek> days = days(matcher.group(1).toLowerCase(Locale.ROOT));
        int from = Integer.parseInt(matcher.group(2)) * 60 + Integer.parseInt(matcher.group(3));
        int to = Integer.parseInt(matcher.group(4)) * 60 + Integer.parseInt(matcher.group(5));
        if (days.isEmpty()) {
            return new Reading.Malformed<>("days as Mon, Tue, Wed, Thu, Fri, Sat or Sun");
        }
        return from >= MINUTES_OF_DAY || to > MINUTES_OF_DAY || from == to
                ? new Reading.Malformed<>("two different times from 00:00 to 24:00")
                : new Reading.Parsed<>(new Opening(days, from, to));
    }

    /** Empty where a word is no day. */
    private static Set<DayOfWeek> days(String words) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String range : words.split(",", -1)) {
            String[] ends = range.split("-", -1);
            int first = DAYS.indexOf(ends[0]);
            int last = DAYS.indexOf(ends[ends.length - 1]);
            if (first < 0 || last < 0 || ends.length > 2) {
                return Set.of();
            }
            for (int day = first; ; day = (day + 1) % DAYS.size()) {
                days.add(DayOfWeek.of(day + 1));
                if (day == last) {
                    break;
                }
            }
        }
        return Set.copyOf(days);
    }
}
