package org.parlour.sfu.session;

import java.util.EnumSet;
import java.util.List;
import org.parlour.sfu.session.BrowserSeat.Showing;
import org.parlour.sfu.session.BrowserSeat.SlotCount;
import org.parlour.sfu.session.Publishing.Uplink;
import org.parlour.sfu.session.SeatEvents.Direction;
import org.parlour.sfu.session.SeatEvents.LineState;
import org.parlour.sfu.session.SeatEvents.SlotView;
import org.parlour.sfu.slots.Speaker;
import org.parlour.sfu.slots.Speaker.Sound;
import org.parlour.sfu.slots.VideoEvent;
import org.parlour.sfu.slots.VideoSource;
import org.parlour.sfu.slots.VideoSource.Picture;
import org.parlour.sfu.slots.VideoWish;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.sdp.HeaderExtension;
import org.parlour.wire.sdp.SessionDescription;
import org.parlour.wire.sdp.browser.BrowserCapabilities;
import org.parlour.wire.sdp.browser.Refused;

/** A browser's place in a {@link ForwardingRoom}. Belongs to the room's loop. */
public final class Seat {
    /** One name for all that we send: what plays together is in step (RFC 3550 section 6.5.1). */
    static final String CNAME = "parlour";

    /** What {@code sfu.forward} reads and writes; the rest would cost bytes of every packet. */
    static final BrowserCapabilities CAPABILITIES = new BrowserCapabilities(
            BrowserCapabilities.USUAL.codecs(),
            EnumSet.complementOf(EnumSet.of(
                    HeaderExtension.ABS_CAPTURE_TIME,
                    HeaderExtension.DEPENDENCY_DESCRIPTOR,
                    HeaderExtension.VIDEO_LAYERS_ALLOCATION)));

    static final Negotiated BUSY = new Negotiated.Refused("busy", "the house is full; try again in a minute");

    private static final Showing ONLY_THE_VOICE = new Showing(true, false, false, false);

    private final ForwardingRoom room;
    private final ParticipantNumber participant;
    private final SeatEvents events;
    private final Speaker voice;
    private final Speaker screenSound;
    private final VideoSource camera;
    private final VideoSource screen;
    private final Publishing publishing;
    private final Viewing viewing;
    private Showing showing = ONLY_THE_VOICE;
    private List<ParticipantNumber> told = List.of();
    private long dueNanos = Long.MAX_VALUE;
    private boolean left;

    Seat(ForwardingRoom room, ParticipantNumber participant, SeatEvents events, Ground ground) {
        this.room = room;
        this.participant = participant;
        this.events = events;
        this.voice = new Speaker(participant, Sound.MICROPHONE);
        this.screenSound = new Speaker(participant, Sound.SHARED);
        this.camera = new VideoSource(participant, Picture.CAMERA);
        this.screen = new VideoSource(participant, Picture.SCREEN);
        this.publishing = new Publishing(this, ground);
        this.viewing = new Viewing(this, ground);
    }

    static Negotiated refused(Refused why) {
        return new Negotiated.Refused(why.refusal().metricName(), why.sentence());
    }

    public Negotiated publish(SessionDescription offer, long nowNanos) {
        return left ? BUSY : publishing.offered(offer, nowNanos);
    }

    public Negotiated receive(SlotCount slots, long nowNanos) {
        return left ? BUSY : viewing.offer(slots, nowNanos);
    }

    public Negotiated received(SessionDescription answer, long nowNanos) {
        return left ? BUSY : viewing.answered(answer, nowNanos);
    }

    public void show(Showing now, long nowNanos) {
        Showing before = showing;
        showing = now;
        publishing.showing();
        if (!now.microphone()) {
            room.hushed(voice);
        }
        if (before.screenSound() && !now.screenSound()) {
            room.forget(screenSound);
        }
        turn(camera, before.camera(), now.camera(), nowNanos);
        turn(screen, before.screen(), now.screen(), nowNanos);
    }

    private void turn(VideoSource source, boolean before, boolean now, long nowNanos) {
        if (before != now && !left) {
            room.tellOthers(this, now ? new VideoEvent.Appeared(source) : new VideoEvent.Vanished(source), nowNanos);
        }
    }

    public void wish(VideoWish wish, long nowNanos) {
        viewing.wish(wish, nowNanos);
    }

    public void leave(long nowNanos) {
        if (left) {
            return;
        }
        show(new Showing(false, false, false, false), nowNanos);
        left = true;
        publishing.close(nowNanos);
        viewing.close(nowNanos);
        room.left(this);
    }

    /** Something of this seat is due then; what was known before and is earlier stays. */
    void dueAt(long deadlineNanos) {
        if (deadlineNanos < dueNanos) {
            dueNanos = deadlineNanos;
            room.dueAt(deadlineNanos);
        }
    }

    /** At the latest when something is due; sooner where what was due has been put off since. */
    long nextDeadlineNanos() {
        return dueNanos;
    }

    void tick(long nowNanos) {
        if (nowNanos < dueNanos) {
            return;
        }
        try {
            publishing.tick(nowNanos);
            viewing.tick(nowNanos);
        } finally {
            dueNanos = Math.min(publishing.nextDeadlineNanos(), viewing.nextDeadlineNanos());
        }
    }

    void publish(Uplink uplink, RtpPacket packet, long nowNanos) {
        switch (uplink.what()) {
            case MICROPHONE -> room.hear(voice, uplink.track(), packet, nowNanos);
            case SCREEN_SOUND -> room.hear(screenSound, uplink.track(), packet, nowNanos);
            case CAMERA -> room.see(this, camera, uplink.track(), packet, nowNanos);
            case SCREEN -> room.see(this, screen, uplink.track(), packet, nowNanos);
        }
    }

    boolean shows(Track what) {
        return switch (what) {
            case MICROPHONE -> showing.microphone();
            case CAMERA -> showing.camera();
            case SCREEN -> showing.screen();
            case SCREEN_SOUND -> showing.screenSound();
        };
    }

    /** Nobody hears themselves. */
    boolean hears(Speaker speaker) {
        return speaker != voice && speaker != screenSound;
    }

    void describeTheRoom(long nowNanos) {
        room.describe(this, nowNanos);
    }

    /** Pictures of this seat that can be had. */
    List<VideoSource> shown() {
        if (showing.camera()) {
            return showing.screen() ? List.of(camera, screen) : List.of(camera);
        }
        return showing.screen() ? List.of(screen) : List.of();
    }

    void askKeyFrame(VideoSource source) {
        Seat publisher = room.seat(source.participant());
        if (publisher != null) {
            publisher.publishing.wantKeyFrame(source.picture() == Picture.CAMERA ? Track.CAMERA : Track.SCREEN);
        }
    }

    void measured(long roundTripNanos) {
        publishing.measured(roundTripNanos);
    }

    void forwarded() {
        room.forwarded();
    }

    void line(Direction direction, LineState state) {
        if (!left) {
            events.line(direction, state);
        }
    }

    void slots(List<SlotView> slots) {
        if (!left) {
            events.slots(slots);
        }
    }

    void speaking(List<ParticipantNumber> speakers) {
        if (!speakers.equals(told)) {
            told = List.copyOf(speakers);
            events.speaking(told);
        }
    }

    Viewing viewing() {
        return viewing;
    }

    Speaker voice() {
        return voice;
    }

    Speaker screenSound() {
        return screenSound;
    }

    public ParticipantNumber participant() {
        return participant;
    }

    public SeatStatistics statistics() {
        return publishing.statistics().plus(viewing.statistics());
    }

    @Override
    public String toString() {
        return "Seat(" + participant + ", " + publishing + ", " + viewing + ")";
    }
}
