package org.parlour.callers.load.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.parlour.callers.load.MouthToEar;
import org.parlour.callers.load.Spread;
import org.parlour.callers.measure.Drawing;

/** The pictures of docs/measurements/phones.md. */
record PhonesPictures(List<RowFigures> rows) {
    private static final int WIDTH = 900;
    private static final int LEFT = 270;
    private static final int TOP = 46;
    private static final int LINE = 24;
    private static final int PLOT_WIDTH = WIDTH - LEFT - 80;
    private static final int FOOT = 40;
    private static final double MOST_CPU_MILLIS = 16;
    private static final String OURS = Drawing.INKS.get(0);
    private static final String AIM = Drawing.INKS.get(1);
    private static final String SOCKETS = Drawing.INKS.get(3);
    private static final String OTHERS = Drawing.INKS.get(2);

    // --- CPU ---------------------------------------------------------------------------------------------------------

    String cpu() {
        Drawing drawing = new Drawing();
        int height = TOP + LINE * (rows.size() + OtherProgram.ALL.size()) + FOOT;
        for (double value : new double[] {0, 0.5, 1, 2, 4, 8, 16}) {
            drawing.line(cpuX(value), TOP, cpuX(value), height - FOOT)
                    .text(cpuX(value) - 6, height - FOOT + 16, Drawing.TEXT_INK, number(value));
        }
        int y = TOP;
        for (RowFigures figures : rows) {
            Spread cpu = figures.cpuMillis();
            drawing.text(
                            10,
                            y + 16,
                            Drawing.TEXT_INK,
                            figures.row().title() + ", " + figures.row().crowd())
                    .bar(
                            LEFT,
                            y + 5,
                            cpuX(cpu.at(50)) - LEFT,
                            LINE - 10,
                            figures.row().isSockets() ? SOCKETS : OURS)
                    .line(cpuX(cpu.at(0)), y + LINE / 2.0, cpuX(cpu.at(100)), y + LINE / 2.0, Drawing.TITLE_INK)
                    .text(cpuX(cpu.at(100)) + 8, y + 16, OURS, String.format(Locale.ROOT, "%.2f", cpu.at(50)));
            double aim = Aims.cpuMillis(figures.row());
            if (!Double.isNaN(aim)) {
                drawing.bar(cpuX(aim) - 1, y + 1, 2, LINE - 2, AIM);
            }
            y += LINE;
        }
        for (OtherProgram other : OtherProgram.ALL) {
            drawing.text(10, y + 16, Drawing.TEXT_INK, other.title())
                    .bar(LEFT, y + 5, cpuX(other.mostCpuMillis()) - LEFT, LINE - 10, OTHERS)
                    .text(cpuX(other.mostCpuMillis()) + 8, y + 16, OTHERS, other.words());
            y += LINE;
        }
        drawing.text(LEFT, height - 8, AIM, "| aim; the scale goes by the square root");
        return drawing.svg("CPU of a call, ms a second", 10, WIDTH, height);
    }

    private static double cpuX(double millis) {
        return LEFT + PLOT_WIDTH * Math.sqrt(millis / MOST_CPU_MILLIS);
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Integer.toString((int) value) : Double.toString(value);
    }

    // --- lateness ----------------------------------------------------------------------------------------------------

    private static final int COLUMNS = 3;
    private static final int PANEL_WIDTH = 300;
    private static final int PANEL_HEIGHT = 260;
    private static final int PANEL_LEFT = 44;
    private static final int PANEL_TOP = 30;
    private static final int CURVE_WIDTH = PANEL_WIDTH - PANEL_LEFT - 20;
    private static final int CURVE_HEIGHT = PANEL_HEIGHT - PANEL_TOP - 40;
    private static final double[] PERCENTS = {0, 25, 50, 75, 90, 95, 98, 99, 99.5, 99.8, 99.9, 99.95, 99.98, 99.99};
    private static final double LEAST_LATE_MILLIS = 0.01;
    private static final double MOST_LATE_MILLIS = 100;

    String lateness() {
        Drawing drawing = new Drawing();
        for (int i = 0; i < rows.size(); i++) {
            drawing.place(i % COLUMNS * PANEL_WIDTH, 34 + i / COLUMNS * PANEL_HEIGHT, lateness(rows.get(i)));
        }
        return drawing.svg(
                "How late, ms, over the share of packets that are no later, %; the cross is what may be",
                10, COLUMNS * PANEL_WIDTH + 20, 34 + Math.ceilDiv(rows.size(), COLUMNS) * PANEL_HEIGHT);
    }

    private static Drawing lateness(RowFigures figures) {
        Drawing drawing = new Drawing()
                .text(
                        PANEL_LEFT,
                        18,
                        Drawing.TITLE_INK,
                        figures.row().title() + ", " + figures.row().crowd());
        for (double millis : new double[] {0.01, 0.1, 1, 10, 100}) {
            drawing.line(PANEL_LEFT, lateY(millis), PANEL_LEFT + CURVE_WIDTH, lateY(millis))
                    .text(8, lateY(millis) + 4, Drawing.TEXT_INK, number(millis));
        }
        for (double percent : new double[] {0, 90, 99, 99.9, 99.99}) {
            drawing.line(lateX(percent), PANEL_TOP, lateX(percent), PANEL_TOP + CURVE_HEIGHT)
                    .text(lateX(percent) - 10, PANEL_TOP + CURVE_HEIGHT + 16, Drawing.TEXT_INK, number(percent));
        }
        double aimX = lateX(100 - Aims.MOST_LATE_PERCENT);
        drawing.line(aimX - 6, lateY(20), aimX + 6, lateY(20), AIM).line(aimX, lateY(20) - 6, aimX, lateY(20) + 6, AIM);
        curve(drawing, figures.lateness(), OURS, "what telephones hear", 2);
        curve(drawing, figures.echoLateness(), OTHERS, "the echo", 1);
        return drawing;
    }

    private static void curve(Drawing drawing, Spread late, String ink, String words, int lineFromBelow) {
        List<Drawing.Point> points = new ArrayList<>();
        for (double percent : PERCENTS) {
            points.add(new Drawing.Point(lateX(percent), lateY(late.at(percent))));
        }
        drawing.curve(points, ink)
                .text(PANEL_LEFT + 90, PANEL_TOP + CURVE_HEIGHT + 4 - 16 * lineFromBelow, ink, "● " + words);
    }

    /** Tenfold fewer packets are one step to the right. */
    private static double lateX(double percent) {
        return PANEL_LEFT + CURVE_WIDTH * -Math.log10(1 - percent / 100) / 4;
    }

    private static double lateY(double millis) {
        double part = Math.log10(Math.clamp(millis, LEAST_LATE_MILLIS, MOST_LATE_MILLIS) / LEAST_LATE_MILLIS) / 4;
        return PANEL_TOP + CURVE_HEIGHT * (1 - part);
    }

    // --- delay -------------------------------------------------------------------------------------------------------

    private static final double MOST_DELAY_MILLIS = 100;

    /** Parts are the middles of all voices, so that a bar need not end where the middle of the whole is. */
    String delay() {
        List<RowFigures> heard =
                rows.stream().filter(figures -> !figures.row().isSockets()).toList();
        Drawing drawing = new Drawing();
        int height = TOP + LINE * heard.size() + FOOT;
        for (int millis = 0; millis <= MOST_DELAY_MILLIS; millis += 20) {
            drawing.line(delayX(millis), TOP, delayX(millis), height - FOOT)
                    .text(delayX(millis) - 6, height - FOOT + 16, Drawing.TEXT_INK, Integer.toString(millis));
        }
        int y = TOP;
        for (RowFigures figures : heard) {
            Spread whole = figures.voices(MouthToEar::millis);
            drawing.text(
                    10,
                    y + 16,
                    Drawing.TEXT_INK,
                    figures.row().title() + ", " + figures.row().crowd());
            List<Double> parts = Stream.of(
                            MouthToEar.PACKET_MILLIS,
                            figures.voices(MouthToEar::waitMillis).at(50),
                            figures.voices(MouthToEar::heldMillis).at(50),
                            figures.voices(MouthToEar::restMillis).at(50))
                    .map(part -> Double.isNaN(part) ? 0 : Math.max(0, part))
                    .toList();
            double at = 0;
            for (int i = 0; i < parts.size() && whole.count() > 0; i++) {
                drawing.bar(delayX(at), y + 5, delayX(at + parts.get(i)) - delayX(at), LINE - 10, Drawing.INKS.get(i));
                at += parts.get(i);
            }
            if (whole.count() > 0) {
                drawing.line(
                                delayX(whole.at(0)),
                                y + LINE / 2.0,
                                delayX(whole.at(100)),
                                y + LINE / 2.0,
                                Drawing.TITLE_INK)
                        .dot(delayX(whole.at(50)), y + LINE / 2.0, Drawing.TITLE_INK);
            }
            drawing.bar(delayX(Aims.MOUTH_TO_EAR_MILLIS) - 1, y + 1, 2, LINE - 2, AIM);
            y += LINE;
        }
        List<String> names = List.of("packet", "wait", "held", "rest");
        for (int i = 0; i < names.size(); i++) {
            drawing.text(LEFT + 90 * i, height - 8, Drawing.INKS.get(i), "● " + names.get(i));
        }
        return drawing.text(LEFT + 360, height - 8, Drawing.TITLE_INK, "● whole, middle and range; | aim")
                .svg("Mouth to ear, ms", 10, WIDTH, height);
    }

    private static double delayX(double millis) {
        return LEFT + PLOT_WIDTH * Math.clamp(millis, 0, MOST_DELAY_MILLIS) / MOST_DELAY_MILLIS;
    }
}
