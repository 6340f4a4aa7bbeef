package org.parlour.conference.room.seats;

import java.time.Instant;
import java.util.List;
import org.parlour.sfu.session.BrowserSeat.Showing;
import org.parlour.sfu.session.SeatEvents.LineState;
import org.parlour.sfu.session.SeatEvents.SlotView;
import org.parlour.sfu.signal.Message;
import org.parlour.sfu.signal.Moment;
import org.parlour.sfu.signal.News;
import org.parlour.sfu.signal.NumberedNews;
import org.parlour.sfu.signal.Person;
import org.parlour.sfu.signal.PersonName;
import org.parlour.sfu.signal.PhoneLine;
import org.parlour.sfu.signal.PhoneState;
import org.parlour.sfu.signal.Present;
import org.parlour.sfu.signal.Problem;
import org.parlour.sfu.signal.Reply;
import org.parlour.sfu.signal.Role;
import org.parlour.sfu.signal.RoomCard;
import org.parlour.sfu.signal.Waiting;
import org.parlour.sfu.slots.VideoSource.Picture;
import org.parlour.wire.call.HearingProfile;
import org.parlour.wire.call.HoldReason;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.PhonePolicy;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.call.SeatId;

/** One of every kind, and of every kind its corners. */
final class Examples {
    static final SeatId SEAT = new SeatId("06c7k2m9q0abcdefghjk");

    private static final ParticipantNumber SEVEN = new ParticipantNumber(7);
    private static final ParticipantNumber LARGEST = new ParticipantNumber(-1);
    private static final Showing SHOWN = new Showing(true, false, true, false);
    private static final Person NURSE = new Person(
            SEVEN,
            SEAT,
            new PersonName("The nurse"),
            Person.Kind.BROWSER,
            Role.HOST,
            SHOWN,
            Person.Line.RECONNECTING,
            null,
            true,
            null);
    private static final Person PHONE = new Person(
            LARGEST,
            SEAT,
            null,
            Person.Kind.PHONE,
            Role.CALLER,
            new Showing(true, false, false, false),
            Person.Line.KEPT,
            "+49 … 17",
            false,
            new PhoneState(
                    PhoneState.MutedBy.POLICY,
                    PhoneState.Sound.HELD,
                    Instant.EPOCH,
                    true,
                    HoldReason.MUSIC,
                    PhoneState.Test.UNHEARD,
                    Instant.EPOCH.plusMillis(1),
                    new HearingProfile(-9, 9, 60, true)));
    private static final Person NAMED_PHONE = new Person(
            SEVEN,
            SEAT,
            new PersonName("The patient"),
            Person.Kind.PHONE,
            Role.CALLER,
            new Showing(false, false, false, false),
            Person.Line.HERE,
            null,
            true,
            new PhoneState(
                    PhoneState.MutedBy.NOBODY,
                    PhoneState.Sound.SOUNDING,
                    Instant.EPOCH,
                    false,
                    HoldReason.NONE,
                    PhoneState.Test.NONE,
                    Instant.EPOCH,
                    null));
    private static final Waiting WAITING =
            new Waiting(SEAT, new PersonName("The \"other\" \\ nurse 🙂"), Person.Kind.BROWSER, null);
    private static final Waiting CALLER = new Waiting(SEAT, null, Person.Kind.PHONE, "+49 … 17");

    static final List<String> REQUESTS = List.of(
            "{\"id\":0,\"type\":\"hello\",\"version\":1,\"ticket\":\"dGlja2V0\"}",
            "{\"id\":1,\"type\":\"hello\",\"version\":1,\"resume\":\"dG9rZW4\",\"seen\":41}",
            "{\"id\":2,\"type\":\"publish\",\"offer\":\"v=0\\r\\n\"}",
            "{\"id\":3,\"type\":\"receive\",\"audio\":4,\"video\":9}",
            "{\"id\":4,\"type\":\"received\",\"answer\":\"v=0\\r\\n\"}",
            "{\"id\":5,\"type\":\"show\",\"microphone\":true,\"camera\":true,\"screen\":false,\"screenSound\":false}",
            "{\"id\":6,\"type\":\"view\",\"most\":9,\"pinned\":[{\"participant\":7,\"picture\":\"screen\"}],\"page\":"
                    + "[{\"participant\":4294967295,\"picture\":\"camera\"}],\"speakers\":true}",
            "{\"id\":7,\"type\":\"name\",\"name\":\"The nurse\"}",
            "{\"id\":8,\"type\":\"admit\",\"seat\":\"06c7k2m9q0abcdefghjk\"}",
            "{\"id\":9,\"type\":\"refuse\",\"seat\":\"06c7k2m9q0abcdefghjk\"}",
            "{\"id\":10,\"type\":\"remove\",\"participant\":7}",
            "{\"id\":11,\"type\":\"hush\",\"participant\":7}",
            "{\"id\":14,\"type\":\"mute\",\"participant\":7}",
            "{\"id\":15,\"type\":\"unmute\",\"participant\":7}",
            "{\"id\":22,\"type\":\"hearing\",\"participant\":7,\"louderDecibels\":-9,\"clearerDecibels\":9,"
                    + "\"promptPercent\":60,\"oneAtATime\":true}",
            "{\"id\":16,\"type\":\"rename\",\"participant\":7,\"name\":\"The patient\"}",
            "{\"id\":17,\"type\":\"test\",\"participant\":7}",
            "{\"id\":18,\"type\":\"lower\",\"participant\":7}",
            "{\"id\":18,\"type\":\"through\",\"participant\":7}",
            "{\"id\":19,\"type\":\"move\",\"participant\":7,\"link\":\"/r/garden#ABCDEFGHIJKLMNOPQRSTUVWX\"}",
            "{\"id\":20,\"type\":\"phones\",\"policy\":\"listening\"}",
            "{\"id\":12,\"type\":\"close\"}",
            "{\"id\":13,\"type\":\"leave\"}",
            "{\"id\":9007199254740991,\"type\":\"ping\"}");

    private Examples() {}

    static List<Message> messages() {
        Present host = new Present(
                SEVEN,
                SEAT,
                Role.HOST,
                new PersonName("The doctor"),
                List.of(NURSE, PHONE),
                List.of(WAITING, CALLER),
                41,
                SHOWN);
        Present guest = new Present(null, SEAT, Role.GUEST, new PersonName("x"), List.of(), null, 0, SHOWN);
        RoomCard garden = new RoomCard(new RoomId("garden"), "Garden", "en", true, PhonePolicy.OPEN);
        RoomCard nameless = new RoomCard(new RoomId("k4x9-7pq2-mz8d"), null, "ru", false, PhonePolicy.LISTENING);
        return List.of(
                new Reply.Done(0),
                new Reply.Welcome(1, "dG9rZW4", garden, true, host, Reply.Again.NEW),
                new Reply.Welcome(1, "dG9rZW4", nameless, false, guest, Reply.Again.RESUMED),
                new Reply.Welcome(1, "dG9rZW4", nameless, true, host, Reply.Again.RESUMED_WITH_A_GAP),
                new Reply.Answer(2, "v=0\r\n"),
                new Reply.Offer(3, "v=0\r\n"),
                new Reply.Refused(4, Problem.UNKNOWN_TICKET),
                new Reply.Refused(4, new Problem("sdp_no_media", "There is no medium in it.")),
                new NumberedNews(1, new News.Joined(NURSE)),
                new NumberedNews(2, new News.Changed(PHONE)),
                new NumberedNews(3, new News.Left(LARGEST)),
                new NumberedNews(4, new News.Waits(WAITING)),
                new NumberedNews(4, new News.Waits(CALLER)),
                new NumberedNews(4, new News.Changed(NAMED_PHONE)),
                new NumberedNews(4, new News.RoomChanged(nameless)),
                new NumberedNews(5, new News.Waited(SEAT)),
                new NumberedNews(6, new News.Quiet()),
                new NumberedNews(7, new News.Closed()),
                new Moment.Slots(List.of(new SlotView("v0", SEVEN, Picture.CAMERA), new SlotView("v1", null, null))),
                new Moment.Speaking(List.of(SEVEN, LARGEST)),
                new Moment.Lines(List.of()),
                new Moment.Lines(List.of(
                        new PhoneLine(SEVEN, new PhoneLine.Way(4.204, 0.04, 3), null, null, false),
                        new PhoneLine(LARGEST, null, new PhoneLine.Way(1, 100, 250), 412, true))),
                new Moment.Line(LineState.CONNECTED, null),
                new Moment.Line(LineState.GONE, LineState.RECONNECTING),
                new Moment.Seated(host),
                new Moment.Hushed(),
                new Moment.Refused(),
                new Moment.Removed(),
                new Moment.Elsewhere(),
                new Moment.Closed(),
                new Moment.Going());
    }
}
