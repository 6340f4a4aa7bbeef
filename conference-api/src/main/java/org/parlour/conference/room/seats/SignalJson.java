package org.parlour.conference.room.seats;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.parlour.sfu.session.BrowserSeat.Showing;
import org.parlour.sfu.session.SeatEvents.LineState;
import org.parlour.sfu.session.SeatEvents.SlotView;
import org.parlour.sfu.signal.Draft;
import org.parlour.sfu.signal.Message;
import org.parlour.sfu.signal.Moment;
import org.parlour.sfu.signal.News;
import org.parlour.sfu.signal.NumberedNews;
import org.parlour.sfu.signal.Person;
import org.parlour.sfu.signal.PhoneLine;
import org.parlour.sfu.signal.PhoneState;
import org.parlour.sfu.signal.Present;
import org.parlour.sfu.signal.Reply;
import org.parlour.sfu.signal.Request;
import org.parlour.sfu.signal.RoomCard;
import org.parlour.sfu.signal.Waiting;
import org.parlour.wire.call.HearingProfile;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.Reading;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests read from JSON, messages written to it: the one place where {@code /signal/v1.schema.json} is spoken. */
final class SignalJson {
    private static final String NO_FIELDS = "a field is unknown, or a value is of the wrong kind";

    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    /** What came of reading what a browser said. */
    sealed interface Said {}

    record Asked(Request request) implements Said {}

    /** No request, but it has an id. */
    record Misspoken(long id, String reason) implements Said {}

    /** Nothing that could be answered. */
    record Noise() implements Said {}

    Said read(String text) {
        try {
            return json.readTree(text) instanceof ObjectNode spoken ? read(spoken) : new Noise();
        } catch (JacksonException noJson) {
            return new Noise();
        }
    }

    private Said read(ObjectNode spoken) {
        JsonNode id = spoken.path("id");
        if (!id.isIntegralNumber() || !id.canConvertToLong() || !Draft.isId(id.longValue())) {
            return new Noise();
        }
        return switch (draft(spoken)) {
            case null -> new Misspoken(id.longValue(), NO_FIELDS);
            case Draft draft ->
                switch (draft.read()) {
                    case Reading.Parsed<Request>(Request request) -> new Asked(request);
                    case Reading.Malformed<Request>(String reason) -> new Misspoken(id.longValue(), reason);
                };
        };
    }

    private @Nullable Draft draft(ObjectNode spoken) {
        try {
            return json.treeToValue(spoken, Draft.class);
        } catch (JacksonException misfit) {
            return null;
        }
    }

    String write(Message message) {
        ObjectNode written = json.createObjectNode();
        switch (message) {
            case Reply reply -> reply(written, reply);
            case NumberedNews(long seq, News news) -> news(written.put("seq", seq), news);
            case Moment moment -> moment(written, moment);
        }
        return json.writeValueAsString(written);
    }

    private static void reply(ObjectNode written, Reply reply) {
        written.put("re", reply.re()).put("ok", !(reply instanceof Reply.Refused));
        switch (reply) {
            case Reply.Done _ -> {}
            case Reply.Answer(var _, String description) -> written.put("answer", description);
            case Reply.Offer(var _, String description) -> written.put("offer", description);
            case Reply.Refused(var _, var problem) ->
                written.putObject("problem").put("code", problem.code()).put("detail", problem.detail());
            case Reply.Welcome welcome -> welcome(written, welcome);
        }
    }

    private static void welcome(ObjectNode written, Reply.Welcome welcome) {
        written.put("resume", welcome.resumeToken());
        room(written.putObject("room"), welcome.room());
        written.put("state", welcome.seated() ? "seated" : "lobby");
        present(written, welcome.present());
        switch (welcome.again()) {
            case NEW -> {}
            case RESUMED -> written.put("resumed", true);
            case RESUMED_WITH_A_GAP -> written.put("resumed", true).put("gap", true);
        }
    }

    private static void room(ObjectNode written, RoomCard room) {
        written.put("room", room.room().text())
                .put("name", room.name())
                .put("language", room.language())
                .put("lobby", room.lobby())
                .put("phones", room.phones().word());
    }

    private static void present(ObjectNode written, Present present) {
        ObjectNode you = written.putObject("you");
        participant(you, present.participant());
        you.put("seat", present.seat().text())
                .put("role", word(present.role()))
                .put("name", present.name().text());
        ArrayNode people = written.putArray("people");
        present.people().forEach(person -> person(people.addObject(), person));
        List<Waiting> waiting = present.waiting();
        if (waiting != null) {
            ArrayNode lobby = written.putArray("waiting");
            waiting.forEach(who -> waiting(lobby.addObject(), who));
        }
        written.put("seq", present.seq());
        showing(written.putObject("shown"), present.shown());
    }

    private static void news(ObjectNode written, News news) {
        switch (news) {
            case News.Joined(Person person) ->
                person(written.put("type", "joined").putObject("person"), person);
            case News.Changed(Person person) ->
                person(written.put("type", "changed").putObject("person"), person);
            case News.Left(ParticipantNumber participant) ->
                written.put("type", "left").put("participant", participant.unsigned());
            case News.Waits(Waiting waiting) ->
                waiting(written.put("type", "waiting").putObject("waiting"), waiting);
            case News.Waited(var seat) -> written.put("type", "waited").put("seat", seat.text());
            case News.RoomChanged(RoomCard room) ->
                room(written.put("type", "room").putObject("room"), room);
            case News.Quiet _ -> written.put("type", "quiet");
            case News.Closed _ -> written.put("type", "closed");
        }
    }

    private static void moment(ObjectNode written, Moment moment) {
        switch (moment) {
            case Moment.Slots(List<SlotView> slots) -> {
                ArrayNode all = written.put("now", "slots").putArray("slots");
                slots.forEach(slot -> slot(all.addObject(), slot));
            }
            case Moment.Speaking(List<ParticipantNumber> participants) -> {
                ArrayNode all = written.put("now", "speaking").putArray("participants");
                participants.forEach(participant -> all.add(participant.unsigned()));
            }
            case Moment.Lines(List<PhoneLine> lines) -> {
                ArrayNode all = written.put("now", "lines").putArray("lines");
                lines.forEach(line -> line(all.addObject(), line));
            }
            case Moment.Line(@Nullable LineState uplink, @Nullable LineState downlink) ->
                written.put("now", "line").put("uplink", word(uplink)).put("downlink", word(downlink));
            case Moment.Seated(Present present) -> present(written.put("now", "seated"), present);
            case Moment.Hushed _ -> written.put("now", "hushed").put("by", "host");
            case Moment.Refused _ -> written.put("now", "refused");
            case Moment.Removed _ -> written.put("now", "removed");
            case Moment.Elsewhere _ -> written.put("now", "elsewhere");
            case Moment.Closed _ -> written.put("now", "closed");
            case Moment.Going _ -> written.put("now", "going");
        }
    }

    private static void line(ObjectNode written, PhoneLine line) {
        participant(written, line.participant());
        way(written, "uplink", line.uplink());
        way(written, "downlink", line.downlink());
        written.put("roundTripMillis", line.roundTripMillis()).put("deaf", line.deaf());
    }

    private static void way(ObjectNode written, String name, PhoneLine.@Nullable Way way) {
        if (way == null) {
            written.putNull(name);
        } else {
            written.putObject(name)
                    .put("mos", Math.round(way.mos() * 100) / 100.0)
                    .put("lossPercent", Math.round(way.lossPercent() * 10) / 10.0)
                    .put("jitterMillis", way.jitterMillis());
        }
    }

    private static void slot(ObjectNode written, SlotView slot) {
        written.put("mid", slot.mid());
        participant(written, slot.participant());
        written.put("picture", slot.picture() == null ? null : word(slot.picture()));
    }

    private static void person(ObjectNode written, Person person) {
        written.put("participant", person.participant().unsigned())
                .put("seat", person.seat().text())
                .put("name", person.name() == null ? null : person.name().text())
                .put("kind", word(person.kind()))
                .put("role", word(person.role()));
        showing(written, person.showing());
        written.put("line", word(person.line())).put("heard", person.heard());
        if (person.caller() != null) {
            written.put("caller", person.caller());
        }
        if (person.phone() != null) {
            phone(written.putObject("phone"), person.phone());
        }
    }

    private static void phone(ObjectNode written, PhoneState phone) {
        written.put("mutedBy", word(phone.mutedBy()))
                .put("sound", word(phone.sound()))
                .put("since", phone.since().toString())
                .put("hand", phone.hand())
                .put("gate", word(phone.gate()))
                .put("test", word(phone.test()))
                .put("came", phone.came().toString());
        HearingProfile hearing = phone.hearing();
        if (hearing != null) {
            written.putObject("hearing")
                    .put("louderDecibels", hearing.louderDecibels())
                    .put("clearerDecibels", hearing.clearerDecibels())
                    .put("promptPercent", hearing.promptPercent())
                    .put("oneAtATime", hearing.oneAtATime());
        }
    }

    private static void waiting(ObjectNode written, Waiting waiting) {
        written.put("seat", waiting.seat().text())
                .put("name", waiting.name() == null ? null : waiting.name().text())
                .put("kind", word(waiting.kind()));
        if (waiting.caller() != null) {
            written.put("caller", waiting.caller());
        }
    }

    private static void showing(ObjectNode written, Showing showing) {
        written.put("microphone", showing.microphone())
                .put("camera", showing.camera())
                .put("screen", showing.screen())
                .put("screenSound", showing.screenSound());
    }

    private static void participant(ObjectNode written, @Nullable ParticipantNumber participant) {
        if (participant == null) {
            written.putNull("participant");
        } else {
            written.put("participant", participant.unsigned());
        }
    }

    private static String word(@Nullable LineState state) {
        return state == null ? "new" : state.name().toLowerCase(Locale.ROOT);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
