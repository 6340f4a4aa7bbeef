package org.parlour.callers.oneroom.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.parlour.callers.browser.Meeting;
import org.parlour.callers.browser.People;
import org.parlour.callers.browser.Visitor;
import org.parlour.callers.load.Spread;
import org.parlour.callers.page.Setup;
import org.parlour.callers.phone.Delay;
import org.parlour.callers.phone.Mouth;
import org.parlour.callers.playwright.Chromium;
import org.parlour.callers.telephone.Caller;

/** What somebody at a real Chromium has of it: voices both ways, and how soon they see somebody. */
final class ChromiumFigures implements AutoCloseable {
    private static final Duration SETTLING = Duration.ofSeconds(4);
    private static final Duration SPEECH = Duration.ofSeconds(12);

    /** Begins to look when the button is pressed, and keeps when the first picture was shown after that. */
    private static final String FIRST_PICTURE = """
        (tile) => {
          window.firstPicture = null;
          const follow = (pressed) => {
            const followed = new WeakSet();
            const look = () => {
              const video = document.querySelector(tile);
              if (video && !followed.has(video)) {
                followed.add(video);
                video.requestVideoFrameCallback((shown) => (window.firstPicture ??= shown - pressed));
              }
              if (window.firstPicture === null) requestAnimationFrame(look);
            };
            look();
          };
          const button = document.querySelector('[data-part="join-go"]');
          button.addEventListener('click', ({ timeStamp }) => follow(timeStamp), { capture: true, once: true });
          return true;
        }\
        """;

    private final Rooms rooms;
    private final Chromium doctors;
    private final Chromium patients;
    private final List<Double> phoneToPage = new ArrayList<>();
    private final List<Double> pageToPhone = new ArrayList<>();
    private final List<Double> held = new ArrayList<>();
    private final List<Double> wanted = new ArrayList<>();
    private final List<Double> joins = new ArrayList<>();
    private double clockMillis;

    private ChromiumFigures(Rooms rooms, Chromium doctors, Chromium patients) {
        this.rooms = rooms;
        this.doctors = doctors;
        this.patients = patients;
    }

    static ChromiumFigures open(Rooms rooms, Path folder) throws IOException {
        return new ChromiumFigures(rooms, Chromium.open(folder, People.DOCTOR), Chromium.open(folder, People.PATIENT));
    }

    /** A telephone and a page, one after the other. */
    void talk() throws IOException, InterruptedException {
        Meeting meeting = rooms.meeting();
        int port = rooms.house().httpPort();
        try (Visitor doctor = new Visitor(doctors.page(Setup.silent(People.DOCTOR)), People.DOCTOR, port);
                Caller caller = rooms.caller()) {
            doctor.enters(meeting.hostLink());
            caller.enters(meeting.room());
            PageClock clock = PageClock.of(doctor.page());
            clockMillis = Math.max(clockMillis, clock.uncertainNanos() / 1e6);
            SharpEar ear = SharpEar.open(doctor.page(), clock);
            caller.speaks();
            caller.waits(SETTLING);
            ear.listenAnew();
            NetEq before = NetEq.of(doctor.page());
            caller.waits(SPEECH);
            NetEq after = NetEq.of(doctor.page());
            phoneToPage.add(ear.mouthToEarMillis(caller.peer().mouthNanos(), caller.marker()));
            held.add(after.heldMillisSince(before));
            wanted.add(after.wantedMillisSince(before));
            caller.peer().speak(Mouth.quiet(caller.peer().seed()));
            double spokenMillis = doctor.page()
                    .ask("() => { const now = performance.now(); proof.speak(); return now; }")
                    .asDouble();
            caller.waits(SETTLING);
            caller.listensAnew();
            caller.waits(SPEECH);
            pageToPhone.add(Delay.mouthToEarMillis(clock.nanos(spokenMillis), caller.line(), People.DOCTOR.marker()));
            caller.hangsUp();
        }
        rooms.close(meeting);
    }

    /** Somebody is there and shows themselves; somebody else comes in, so many times. */
    void join(int times) throws IOException, InterruptedException {
        Meeting meeting = rooms.meeting();
        int port = rooms.house().httpPort();
        try (Visitor doctor = new Visitor(doctors.page(Setup.of(People.DOCTOR)), People.DOCTOR, port)) {
            doctor.enters(meeting.hostLink());
            String picture = doctor.tile(doctor) + " " + Visitor.part("tile-video");
            for (int i = 0; i < times; i++) {
                try (Visitor patient = new Visitor(patients.page(Setup.of(People.PATIENT)), People.PATIENT, port)) {
                    patient.arrives(meeting.guestLink());
                    patient.waits(Duration.ofSeconds(2));
                    patient.page().ask(FIRST_PICTURE, picture);
                    patient.goesIn();
                    joins.add(patient.page()
                            .until("a picture", Visitor.PATIENCE, "() => window.firstPicture")
                            .asDouble());
                    patient.presses("leave");
                    patient.awaitState("over");
                }
            }
        }
        rooms.close(meeting);
    }

    Spread phoneToPage() {
        return spread(phoneToPage);
    }

    Spread pageToPhone() {
        return spread(pageToPhone);
    }

    Spread held() {
        return spread(held);
    }

    Spread wanted() {
        return spread(wanted);
    }

    Spread joins() {
        return spread(joins);
    }

    double clockMillis() {
        return clockMillis;
    }

    private static Spread spread(List<Double> values) {
        return Spread.of(values.stream().mapToDouble(Double::doubleValue));
    }

    @Override
    public void close() {
        doctors.close();
        patients.close();
    }

    @Override
    public String toString() {
        return "phone to page %s, NetEq held %s of %s, page to phone %s, join %s, clocks within %.1f ms"
                .formatted(phoneToPage, held, wanted, pageToPhone, joins, clockMillis);
    }
}
