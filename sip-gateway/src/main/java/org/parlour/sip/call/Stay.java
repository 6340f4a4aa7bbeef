package org.parlour.sip.call;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.parlour.dialplan.speech.Sentence;
import org.parlour.dialplan.speech.Speed;
import org.parlour.sip.call.Place.AtTheDoor;
import org.parlour.sip.call.Place.Gone;
import org.parlour.sip.call.Place.InARoom;
import org.parlour.sip.call.Place.Outside;
import org.parlour.sip.dialog.CallEnd;
import org.parlour.sip.dialog.Event;
import org.parlour.sip.dialog.SipBody;
import org.parlour.sip.digits.Keypad;
import org.parlour.sip.door.Door;
import org.parlour.sip.door.DoorEffect;
import org.parlour.sip.door.DoorEvent;
import org.parlour.sip.door.Opening;
import org.parlour.sip.door.Reception;
import org.parlour.sip.door.Visitor;
import org.parlour.sip.explain.Ruling;
import org.parlour.sip.mixing.PhoneSound;
import org.parlour.sip.seat.CallNews;
import org.parlour.sip.seat.Leaving;
import org.parlour.sip.seat.LineState;
import org.parlour.sip.seat.MutedBy;
import org.parlour.sip.seat.SeatEffect;
import org.parlour.sip.seat.SeatEvent;
import org.parlour.sip.seat.SeatedPhone;
import org.parlour.sip.seat.Sitting;
import org.parlour.wire.call.HearingProfile;
import org.parlour.wire.call.PhonePolicy;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.dtmf.Key;
import org.parlour.wire.sdp.phone.AgreedMedia;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a caller does in the house: stands at the door, sits in a room, leaves. Drives those cores on the call's lane. */
final class Stay {
    private static final Logger LOG = LoggerFactory.getLogger(Stay.class);
    private static final long NEVER = Long.MAX_VALUE;
    // A phone whose line is silent or held may be gone without a word: it is asked. The answer may take 32 s.
    private static final long ASK_EVERY_NANOS = Duration.ofSeconds(20).toNanos();

    private final Visitor visitor;
    private final Ruling ruling;
    private final House house;
    private final Consumer<CallMessage> lane;
    private final Consumer<Event> dialog;
    private final Keypad keypad = new Keypad();
    private final Outgoing outgoing;

    private Place place = new Outside();
    private Opening.@Nullable Doorway doorway;
    private @Nullable Speaker speaker;
    private @Nullable PhoneSound sound;
    private HearingProfile hearing = HearingProfile.NONE;
    private LineState line = LineState.AWAITED;
    private boolean held;
    private long askNanos = NEVER;
    private boolean houseCloses;
    private boolean told;

    /** Read from other threads: whether somebody may be let in, and from where. */
    private volatile boolean inReception;

    private volatile @Nullable RoomId room;

    Stay(Visitor visitor, Ruling ruling, House house, Consumer<CallMessage> lane, Consumer<Event> dialog) {
        this.visitor = visitor;
        this.ruling = ruling;
        this.house = house;
        this.lane = lane;
        this.dialog = dialog;
        this.outgoing = new Outgoing(dialog);
    }

    Visitor visitor() {
        return visitor;
    }

    /** What the plan said of the call; it does not change. */
    Ruling ruling() {
        return ruling;
    }

    boolean isInReception() {
        return inReception;
    }

    /** Where the caller sits, if anywhere. */
    @Nullable
    RoomId room() {
        return room;
    }

    /** By which roads keys can be pressed towards the phone; read from other threads. */
    Outgoing outgoing() {
        return outgoing;
    }

    void arrive(Opening.Doorway opened) {
        doorway = opened;
        hearing = opened.hearing();
        speaker = new Speaker(opened.language(), house.upstairs().shelf(), hearing.promptPercent());
        told = true;
        tell(new CallNews.Arrived(visitor));
        tell(new CallNews.Ruled(visitor.call(), ruling));
        if (!hearing.equals(HearingProfile.NONE)) {
            tell(new CallNews.HearingChanged(visitor, hearing));
        }
    }

    void sounds(PhoneSound opened) {
        sound = opened;
        outgoing.sounds(opened);
    }

    void agreed(AgreedMedia media, boolean wantsExtendedReports, long nowNanos) {
        PhoneSound there = sound;
        if (there == null || doorway == null) {
            throw new IllegalStateException("agreed before there was a port");
        }
        there.agree(media);
        outgoing.agreed(media);
        if (wantsExtendedReports) {
            there.wantsExtendedReports();
        }
        if (place instanceof Outside) {
            // Before the first word is said to them.
            there.hear(hearing);
            Door door = new Door();
            place = new AtTheDoor(door);
            tell(new CallNews.AtTheDoor(visitor.call()));
            perform(door.on(new DoorEvent.Opened(doorway), nowNanos));
        }
        if (media.heldByPeer() != held) {
            held = media.heldByPeer();
            there.onHold(held);
            line(held ? LineState.HELD : LineState.SOUNDING, nowNanos);
        }
    }

    void keysArrived(SipBody body, long nowNanos) {
        pressed(keypad.on(body, nowNanos), nowNanos);
    }

    void on(CallMessage.OfTheStay message, long nowNanos) {
        switch (message) {
            case CallMessage.KeyHeard(var news) -> pressed(keypad.on(news, nowNanos), nowNanos);
            case CallMessage.ToneHeard(var news) -> {
                // What we sound ourselves may come back.
                if (!outgoing.isSounding(nowNanos)) {
                    pressed(keypad.onTones(news, nowNanos), nowNanos);
                }
            }
            case CallMessage.Press(var strokes, var by) -> outgoing.dial(strokes, by, nowNanos);
            case CallMessage.LineHeard(var news) -> heard(LineStates.of(news), nowNanos);
            case CallMessage.QualityHeard(var quality) -> tell(new CallNews.QualityMeasured(visitor.call(), quality));
            case CallMessage.Sounding(String chain) -> LOG.info("{}", chain);
            case CallMessage.Looked(var entry) -> door(new DoorEvent.Looked(entry), nowNanos);
            case CallMessage.Received(Reception reception) -> {
                // Told first, so that whoever hears of it can admit at once.
                inReception = reception == Reception.ATTENDED && place instanceof AtTheDoor;
                if (inReception) {
                    tell(new CallNews.InReception(visitor.call()));
                }
                door(new DoorEvent.Received(reception), nowNanos);
            }
            case CallMessage.Sat(RoomId where, Sitting sitting) -> sat(where, sitting, nowNanos);
            case CallMessage.Admit(RoomId where) -> door(new DoorEvent.Admitted(where), nowNanos);
            case CallMessage.Refuse _ -> door(new DoorEvent.Refused(), nowNanos);
            case CallMessage.PlayedOut(int playing) -> playedOut(playing, nowNanos);
            case CallMessage.SpokeWhileMuted _ -> seat(new SeatEvent.SpokeWhileMuted(), nowNanos);
            case CallMessage.Gated(var reason) -> tell(new CallNews.GateChanged(visitor.call(), reason));
            case CallMessage.LetThrough _ -> sound().letThrough();
            case CallMessage.CompanyChanged(int others) -> seat(new SeatEvent.CompanyChanged(others), nowNanos);
            case CallMessage.AtTheSeat(SeatEvent event) -> seat(event, nowNanos);
            case CallMessage.Move(RoomId where) -> move(where);
            case CallMessage.Moved(RoomId where, Sitting sitting) -> moved(where, sitting, nowNanos);
        }
    }

    private void pressed(List<Key> keys, long nowNanos) {
        for (Key key : keys) {
            door(new DoorEvent.KeyPressed(key), nowNanos);
            seat(new SeatEvent.KeyPressed(key), nowNanos);
        }
    }

    private void playedOut(int playing, long nowNanos) {
        // The two count apart, so what was begun at the door means nothing to a seat.
        door(new DoorEvent.PlayedOut(playing), nowNanos);
        seat(new SeatEvent.PlayedOut(playing), nowNanos);
    }

    private void door(DoorEvent event, long nowNanos) {
        if (place instanceof AtTheDoor(Door door)) {
            perform(door.on(event, nowNanos));
        }
    }

    private void seat(SeatEvent event, long nowNanos) {
        if (place instanceof InARoom(var _, var _, SeatedPhone phone)) {
            performSeated(phone.on(event, nowNanos));
        }
    }

    private void perform(List<DoorEffect> effects) {
        for (DoorEffect effect : effects) {
            switch (effect) {
                case DoorEffect.Say(int playing, var sentences, Speed speed) -> say(playing, sentences, speed, false);
                case DoorEffect.Hush _ -> sound().hush();
                case DoorEffect.Music(boolean plays) -> sound().music(plays);
                case DoorEffect.Look(var pin) ->
                    house.upstairs().doorbook().look(visitor, pin, entry -> lane.accept(new CallMessage.Looked(entry)));
                case DoorEffect.Receive _ ->
                    house.upstairs().doorbook().receive(visitor, found -> lane.accept(new CallMessage.Received(found)));
                case DoorEffect.Enter(RoomId where, boolean admitted) -> {
                    inReception = false;
                    house.upstairs()
                            .rooms()
                            .sit(visitor, where, admitted, sitting -> lane.accept(new CallMessage.Sat(where, sitting)));
                }
                case DoorEffect.HangUp _ -> dialog.accept(new Event.HangUp(null));
            }
        }
    }

    private void performSeated(List<SeatEffect> effects) {
        for (SeatEffect effect : effects) {
            switch (effect) {
                case SeatEffect.Say(int playing, var sentences, Speed speed, boolean over) ->
                    say(playing, sentences, speed, over);
                case SeatEffect.Hush _ -> sound().hush();
                case SeatEffect.Music(boolean plays) -> sound().music(plays);
                case SeatEffect.Hear(HearingProfile profile) -> hear(profile);
                case SeatEffect.Mute(MutedBy by) -> {
                    sound().mute(by != MutedBy.NOBODY);
                    tell(new CallNews.MuteChanged(visitor.call(), by));
                }
                case SeatEffect.Hand(boolean up) -> tell(new CallNews.HandChanged(visitor.call(), up));
                case SeatEffect.Count _ -> count();
                case SeatEffect.TestAsked _ -> tell(new CallNews.TestAsked(visitor.call()));
                case SeatEffect.TestAnswered(boolean heard) -> tell(new CallNews.TestAnswered(visitor.call(), heard));
                case SeatEffect.HangUp _ -> dialog.accept(new Event.HangUp(null));
            }
        }
    }

    private void hear(HearingProfile profile) {
        hearing = profile;
        if (speaker != null) {
            speaker = speaker.at(profile.promptPercent());
        }
        sound().hear(profile);
        tell(new CallNews.HearingChanged(visitor, profile));
    }

    private void tell(CallNews news) {
        house.upstairs().events().on(news);
    }

    private void count() {
        if (place instanceof InARoom(RoomId where, var seat, var _)) {
            house.upstairs()
                    .rooms()
                    .count(
                            where,
                            seat,
                            others -> lane.accept(new CallMessage.AtTheSeat(
                                    new SeatEvent.Counted(others.browsers(), others.phones()))));
        }
    }

    private void say(int playing, List<Sentence> sentences, Speed speed, boolean overTheRoom) {
        if (speaker == null) {
            throw new IllegalStateException("no language yet");
        }
        sound().say(playing, speaker.segments(sentences, speed), overTheRoom);
    }

    private PhoneSound sound() {
        if (sound == null) {
            throw new IllegalStateException("no sound yet");
        }
        return sound;
    }

    private void sat(RoomId where, Sitting sitting, long nowNanos) {
        switch (sitting) {
            case Sitting.Seated(var seat, var participant, var policy)
            when place instanceof AtTheDoor -> {
                sound().hush();
                sound().music(false);
                enter(new InARoom(where, seat, new SeatedPhone(hearing)));
                // Before anybody could hear them.
                seat(new SeatEvent.PolicyChanged(policy(where, policy)), nowNanos);
                sound().enter(where, participant);
            }
            // They hung up while the chair was brought.
            case Sitting.Seated(var seat, var _, var _) ->
                house.upstairs().rooms().leave(visitor, seat, Leaving.GOODBYE);
            case Sitting.Lobby _ -> {
                inReception = place instanceof AtTheDoor;
                if (inReception) {
                    tell(new CallNews.InLobby(visitor.call(), where));
                }
                door(new DoorEvent.NotSeated(DoorEvent.NotSeated.Why.LOBBY), nowNanos);
            }
            case Sitting.Full _ -> door(new DoorEvent.NotSeated(DoorEvent.NotSeated.Why.FULL), nowNanos);
            case Sitting.Closed _ -> door(new DoorEvent.NotSeated(DoorEvent.NotSeated.Why.CLOSED), nowNanos);
            case Sitting.Trouble _ -> door(new DoorEvent.NotSeated(DoorEvent.NotSeated.Why.TROUBLE), nowNanos);
        }
    }

    private void enter(InARoom where) {
        place = where;
        room = where.room();
        tell(new CallNews.Seated(visitor.call(), where.room(), where.seat()));
    }

    /** Read after the room is known here: a change is either in it already, or will be told to this call. */
    private PhonePolicy policy(RoomId where, PhonePolicy told) {
        return house.policies().getOrDefault(where, told);
    }

    private void move(RoomId where) {
        if (place instanceof InARoom(RoomId here, var _, var _) && !here.equals(where)) {
            house.upstairs()
                    .rooms()
                    .sit(visitor, where, true, sitting -> lane.accept(new CallMessage.Moved(where, sitting)));
        }
    }

    /** Where there is no seat, they stay where they are. */
    private void moved(RoomId where, Sitting sitting, long nowNanos) {
        if (!(sitting instanceof Sitting.Seated(var seat, var participant, var policy))) {
            return;
        }
        if (place instanceof InARoom(RoomId here, var old, SeatedPhone phone) && !here.equals(where)) {
            house.upstairs().rooms().leave(visitor, old, Leaving.GOODBYE);
            enter(new InARoom(where, seat, phone));
            seat(new SeatEvent.Moved(policy(where, policy)), nowNanos);
            sound().enter(where, participant);
        } else {
            house.upstairs().rooms().leave(visitor, seat, Leaving.GOODBYE);
        }
    }

    private void heard(@Nullable LineState heard, long nowNanos) {
        // Who is on hold need not send, and what is sent is music.
        if (heard != null && !held) {
            line(heard, nowNanos);
        }
    }

    private void line(LineState now, long nowNanos) {
        if (now == line || place instanceof Gone) {
            return;
        }
        line = now;
        LOG.info("The line is {}.", line);
        tell(new CallNews.LineChanged(visitor.call(), line));
        if (line == LineState.SOUNDING) {
            askNanos = NEVER;
        } else {
            askNanos = nowNanos + ASK_EVERY_NANOS;
            dialog.accept(new Event.Ping());
        }
    }

    /** The call is over, and nobody will sit on the chair that was brought. */
    void unheard(CallMessage.OfTheStay message) {
        if (message instanceof CallMessage.Sat(var _, Sitting.Seated seated)) {
            house.upstairs().rooms().leave(visitor, seated.seat(), Leaving.GOODBYE);
        } else if (message instanceof CallMessage.Moved(var _, Sitting.Seated seated)) {
            house.upstairs().rooms().leave(visitor, seated.seat(), Leaving.GOODBYE);
        }
    }

    void houseCloses() {
        houseCloses = true;
    }

    /** A bug of ours: whatever the cores said last is not to be trusted. */
    void broken() {
        houseCloses = true;
    }

    /** How the caller left. */
    Leaving end(CallEnd end) {
        Leaving leaving = houseCloses ? Leaving.LOST : Farewells.leaving(end);
        if (place instanceof InARoom(var _, var seat, var _)) {
            house.upstairs().rooms().leave(visitor, seat, leaving);
        }
        place = new Gone();
        room = null;
        inReception = false;
        askNanos = NEVER;
        if (sound != null) {
            sound.close();
        }
        if (told) {
            tell(new CallNews.Ended(visitor.call(), end.metricName(), leaving == Leaving.GOODBYE));
        } else {
            tell(new CallNews.TurnedAway(visitor, ruling, end.metricName()));
        }
        return leaving;
    }

    long nextDeadlineNanos() {
        long core =
                switch (place) {
                    case AtTheDoor(Door door) -> door.nextDeadlineNanos();
                    case InARoom(var _, var _, SeatedPhone phone) -> phone.nextDeadlineNanos();
                    case Outside _, Gone _ -> NEVER;
                };
        return Math.min(Math.min(core, outgoing.nextDeadlineNanos()), askNanos);
    }

    void onDeadline(long nowNanos) {
        outgoing.onDeadline(nowNanos);
        if (askNanos <= nowNanos) {
            askNanos = nowNanos + ASK_EVERY_NANOS;
            dialog.accept(new Event.Ping());
        }
        if (place instanceof AtTheDoor(Door door) && door.nextDeadlineNanos() <= nowNanos) {
            door(new DoorEvent.DeadlineReached(), nowNanos);
        } else if (place instanceof InARoom(var _, var _, SeatedPhone phone) && phone.nextDeadlineNanos() <= nowNanos) {
            seat(new SeatEvent.DeadlineReached(), nowNanos);
        }
    }
}
