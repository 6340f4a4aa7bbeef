package org.parlour.sfu.signal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parlour.sfu.session.BrowserSeat.Showing;
import org.parlour.sfu.session.BrowserSeat.SlotCount;
import org.parlour.sfu.slots.VideoSource;
import org.parlour.sfu.slots.VideoSource.Picture;
import org.parlour.sfu.slots.VideoWish;
import org.parlour.wire.call.HearingProfile;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.PhonePolicy;
import org.parlour.wire.call.Reading;
import org.parlour.wire.call.SeatId;

/** A request as it was written: every field that any of them has. What was not written is null. */
public record Draft(
        @Nullable Long id,
        @Nullable String type,
        @Nullable Integer version,
        @Nullable String ticket,
        @Nullable String resume,
        @Nullable Long seen,
        @Nullable String offer,
        @Nullable String answer,
        @Nullable Integer audio,
        @Nullable Integer video,
        @Nullable Boolean microphone,
        @Nullable Boolean camera,
        @Nullable Boolean screen,
        @Nullable Boolean screenSound,
        @Nullable Integer most,
        @Nullable List<@Nullable Pointer> pinned,
        @Nullable List<@Nullable Pointer> page,
        @Nullable Boolean speakers,
        @Nullable String name,
        @Nullable String seat,
        @Nullable Long participant,
        @Nullable String link,
        @Nullable String policy,
        @Nullable Integer louderDecibels,
        @Nullable Integer clearerDecibels,
        @Nullable Integer promptPercent,
        @Nullable Boolean oneAtATime) {
    /** A page adds one to the last; a larger one is not exact in a browser (ECMA-262 Number.MAX_SAFE_INTEGER). */
    public static final long LARGEST_ID = (1L << 53) - 1;

    private static final int LONGEST_TOKEN_CHARACTERS = 128;
    private static final int LONGEST_DESCRIPTION_CHARACTERS = 60 * 1024;
    private static final int LONGEST_LINK_CHARACTERS = 2_048;
    private static final int MOST_POINTERS = 64;
    private static final long LARGEST_PARTICIPANT = 0xffff_ffffL;

    /** One picture that a viewer points at. */
    public record Pointer(
            @Nullable Long participant, @Nullable String picture) {}

    /** Something is missing or cannot be had. */
    private static final class Flaw extends Exception {
        private static final long serialVersionUID = 1;

        Flaw(String reason) {
            super(reason, null, false, false);
        }
    }

    public Reading<Request> read() {
        try {
            return new Reading.Parsed<>(request(id()));
        } catch (Flaw flaw) {
            return new Reading.Malformed<>(String.valueOf(flaw.getMessage()));
        }
    }

    /** Whether a reply can say what it answers. */
    public static boolean isId(long id) {
        return id >= 0 && id <= LARGEST_ID;
    }

    private Request request(@Nullable Long written) throws Flaw {
        long re = given("id", written);
        if (!isId(re)) {
            throw new Flaw("an id lies between 0 and 2^53");
        }
        return switch (given("type", type)) {
            case "hello" -> new Request.Hello(re, given("version", version), proof());
            case "publish" -> new Request.Publish(re, description("offer", offer));
            case "receive" -> new Request.Receive(re, slots());
            case "received" -> new Request.Received(re, description("answer", answer));
            case "show" -> new Request.Show(re, showing());
            case "view" -> new Request.View(re, wish());
            case "name" -> new Request.Name(re, value(PersonName.parse(given("name", name))));
            case "admit" -> new Request.Admit(re, value(SeatId.parse(given("seat", seat))));
            case "refuse" -> new Request.Refuse(re, value(SeatId.parse(given("seat", seat))));
            case "remove" -> new Request.Remove(re, participant(participant));
            case "hush", "mute" -> new Request.Hush(re, participant(participant));
            case "unmute" -> new Request.Unmute(re, participant(participant));
            case "rename" ->
                new Request.Rename(re, participant(participant), value(PersonName.parse(given("name", name))));
            case "test" -> new Request.Test(re, participant(participant));
            case "lower" -> new Request.Lower(re, participant(participant));
            case "hearing" -> new Request.Hear(re, participant(participant), hearing());
            case "through" -> new Request.LetThrough(re, participant(participant));
            case "move" -> new Request.Move(re, participant(participant), whereTo());
            case "phones" -> new Request.Phones(re, value(PhonePolicy.parse(given("policy", policy))));
            case "close" -> new Request.Close(re);
            case "leave" -> new Request.Leave(re);
            case "ping" -> new Request.Ping(re);
            default -> throw new Flaw("there is no request of this type");
        };
    }

    private Request.Proof proof() throws Flaw {
        if (ticket != null && resume != null) {
            throw new Flaw("a hello bears a ticket or a resume, not both");
        }
        if (ticket != null) {
            return new Request.Ticket(token(ticket));
        }
        if (resume == null) {
            throw new Flaw("a hello bears a ticket or a resume");
        }
        long number = given("seen", seen);
        if (!isId(number)) {
            throw new Flaw("what was seen lies between 0 and 2^53");
        }
        return new Request.Resume(token(resume), number);
    }

    private static String token(String written) throws Flaw {
        if (written.isEmpty() || written.length() > LONGEST_TOKEN_CHARACTERS) {
            throw new Flaw("a ticket has 1 to " + LONGEST_TOKEN_CHARACTERS + " characters");
        }
        return written;
    }

    private HearingProfile hearing() throws Flaw {
        return value(HearingProfile.of(
                given("louderDecibels", louderDecibels),
                given("clearerDecibels", clearerDecibels),
                given("promptPercent", promptPercent),
                given("oneAtATime", oneAtATime)));
    }

    private String whereTo() throws Flaw {
        String written = given("link", link);
        if (written.isEmpty() || written.length() > LONGEST_LINK_CHARACTERS) {
            throw new Flaw("a link has 1 to " + LONGEST_LINK_CHARACTERS + " characters");
        }
        return written;
    }

    private static String description(String field, @Nullable String written) throws Flaw {
        String text = given(field, written);
        if (text.isEmpty() || text.length() > LONGEST_DESCRIPTION_CHARACTERS) {
            throw new Flaw("a description has 1 to " + LONGEST_DESCRIPTION_CHARACTERS + " characters");
        }
        return text;
    }

    private SlotCount slots() throws Flaw {
        int ears = given("audio", audio);
        int eyes = given("video", video);
        if (ears < 1 || ears > SlotCount.MOST_AUDIO || eyes < 0 || eyes > SlotCount.MOST_VIDEO) {
            throw new Flaw("audio is 1 to " + SlotCount.MOST_AUDIO + ", video 0 to " + SlotCount.MOST_VIDEO);
        }
        return new SlotCount(ears, eyes);
    }

    private Showing showing() throws Flaw {
        return new Showing(
                given("microphone", microphone),
                given("camera", camera),
                given("screen", screen),
                given("screenSound", screenSound));
    }

    private VideoWish wish() throws Flaw {
        int pictures = given("most", most);
        if (pictures < 0) {
            throw new Flaw("most is 0 or more");
        }
        return new VideoWish(sources("pinned", pinned), sources("page", page), given("speakers", speakers), pictures);
    }

    private static List<VideoSource> sources(String field, @Nullable List<@Nullable Pointer> written) throws Flaw {
        List<@Nullable Pointer> pointers = given(field, written);
        if (pointers.size() > MOST_POINTERS) {
            throw new Flaw(field + " has " + MOST_POINTERS + " pictures at the most");
        }
        List<VideoSource> sources = new ArrayList<>(pointers.size());
        for (Pointer pointer : pointers) {
            Pointer picture = given(field, pointer);
            sources.add(new VideoSource(participant(picture.participant()), picture(picture.picture())));
        }
        return sources;
    }

    private static Picture picture(@Nullable String written) throws Flaw {
        return switch (given("picture", written)) {
            case "camera" -> Picture.CAMERA;
            case "screen" -> Picture.SCREEN;
            default -> throw new Flaw("a picture is camera or screen");
        };
    }

    private static ParticipantNumber participant(@Nullable Long written) throws Flaw {
        long number = given("participant", written);
        if (number < 1 || number > LARGEST_PARTICIPANT) {
            throw new Flaw("a participant is a number from 1 to 2^32 - 1");
        }
        return ParticipantNumber.of(number);
    }

    private static <T> T given(String field, @Nullable T written) throws Flaw {
        if (written == null) {
            throw new Flaw(field + " is missing");
        }
        return written;
    }

    private static <T> T value(Reading<T> reading) throws Flaw {
        return switch (reading) {
            case Reading.Parsed<T>(T value) -> value;
            case Reading.Malformed<T>(String reason) -> throw new Flaw(reason);
        };
    }

    /** Tickets, names and passwords are in it. */
    @Override
    public String toString() {
        return "Draft[****]";
    }
}
