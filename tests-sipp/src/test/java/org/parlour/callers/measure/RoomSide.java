package org.parlour.callers.measure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.parlour.callers.synthetic.CoreHouse;
import org.parlour.callers.synthetic.Downlink;
import org.parlour.callers.synthetic.QuietEvents;
import org.parlour.callers.synthetic.SyntheticBrowser;
import org.parlour.callers.synthetic.Uplink;
import org.parlour.sfu.loop.MediaLoop;
import org.parlour.sfu.loop.MediaLoops;
import org.parlour.sfu.session.BrowserSeat.Showing;
import org.parlour.sfu.session.BrowserSeat.SlotCount;
import org.parlour.sfu.slots.VideoSource;
import org.parlour.sfu.slots.VideoSource.Picture;
import org.parlour.sfu.slots.VideoWish;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.RoomId;

/** The forwarding core itself: a room of browsers on each loop, checked and keyed as any browser is. */
final class RoomSide implements ForwardSide {
    private final CoreHouse house;
    private final List<SyntheticBrowser> browsers = new ArrayList<>();
    private final List<Uplink> uplinks = new ArrayList<>();
    private final List<Ear> ears = new ArrayList<>();
    private final Random chance = new Random(1);

    private RoomSide(CoreHouse house) {
        this.house = house;
    }

    static RoomSide open(int loopCount, ForwardShape shape, Downlink.Listener listener, int openEvery)
            throws IOException {
        RoomSide side = new RoomSide(CoreHouse.open(loopCount));
        for (MediaLoop _ : side.loops().all()) {
            side.fill(RoomId.mint(side.chance), shape, listener, openEvery);
        }
        return side;
    }

    private void fill(RoomId room, ForwardShape shape, Downlink.Listener listener, int openEvery) throws IOException {
        List<VideoSource> cameras = new ArrayList<>();
        for (int person = 1; person <= shape.publishers(); person++) {
            cameras.add(new VideoSource(ParticipantNumber.of(person), Picture.CAMERA));
        }
        for (int person = 1; person <= shape.people(); person++) {
            SyntheticBrowser browser = house.join(room, person, SlotCount.USUAL, new QuietEvents());
            browsers.add(browser);
            browser.seat().wish(new VideoWish(List.of(), cameras, false, Integer.MAX_VALUE));
            if (person <= shape.publishers()) {
                browser.seat().show(new Showing(true, true, false, false));
                uplinks.add(Uplink.of(browser, chance));
            }
            if (shape.isViewer(person)) {
                Downlink downlink = Downlink.of(browser, openEvery, listener);
                ears.add(new Ear(browser.downlink().channel(), downlink));
            }
        }
    }

    @Override
    public MediaLoops loops() {
        return house.loops();
    }

    @Override
    public List<Uplink> uplinks() {
        return uplinks;
    }

    @Override
    public List<Ear> ears() {
        return ears;
    }

    @Override
    public void check() throws IOException {
        for (SyntheticBrowser browser : browsers) {
            browser.check();
        }
    }

    @Override
    public void close() throws IOException {
        house.close();
        for (SyntheticBrowser browser : browsers) {
            browser.close();
        }
    }
}
