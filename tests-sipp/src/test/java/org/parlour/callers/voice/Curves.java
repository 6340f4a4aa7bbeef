package org.parlour.callers.voice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.parlour.callers.measure.Drawing;

/** A picture of curves over loss: a column of panels for each kind of loss; scalable vector graphics. */
final class Curves {
    /** One panel: what it shows, and of whom. */
    record Panel(String title, List<Series> series) {}

    private static final int COLUMNS = LossKind.values().length;
    private static final int WIDTH = 400;
    private static final int HEIGHT = 300;
    private static final int LEFT = 52;
    private static final int TOP = 40;
    private static final int PLOT_WIDTH = WIDTH - LEFT - 18;
    private static final int PLOT_HEIGHT = HEIGHT - TOP - 46;

    private final double lowest;
    private final double highest;

    /** @param lowest and highest of what is drawn: the scale of all panels */
    Curves(double lowest, double highest) {
        this.lowest = lowest;
        this.highest = highest;
    }

    String svg(String title, List<Panel> panels) {
        int rows = Math.ceilDiv(panels.size(), COLUMNS);
        Drawing drawing = new Drawing();
        for (int i = 0; i < panels.size(); i++) {
            drawing.place(i % COLUMNS * WIDTH, 34 + i / COLUMNS * HEIGHT, panel(panels.get(i)));
        }
        return drawing.svg(title, LEFT, COLUMNS * WIDTH, 34 + rows * HEIGHT);
    }

    private Drawing panel(Panel panel) {
        Drawing drawing = new Drawing().text(LEFT, 18, Drawing.TITLE_INK, panel.title());
        for (int step = 0; step <= 5; step++) {
            double value = lowest + (highest - lowest) * step / 5;
            drawing.line(LEFT, y(value), LEFT + PLOT_WIDTH, y(value))
                    .text(14, y(value) + 4, Drawing.TEXT_INK, String.format(Locale.ROOT, "%.2f", value));
        }
        for (int percent : Series.LOSSES) {
            drawing.line(x(percent), TOP, x(percent), TOP + PLOT_HEIGHT)
                    .text(x(percent) - 8, TOP + PLOT_HEIGHT + 16, Drawing.TEXT_INK, percent + " %");
        }
        for (int i = 0; i < panel.series().size(); i++) {
            String ink = Drawing.INKS.get(i % Drawing.INKS.size());
            curve(drawing, panel.series().get(i), ink);
            drawing.text(
                    LEFT + 12,
                    TOP + PLOT_HEIGHT - 12 - 16 * (panel.series().size() - 1 - i),
                    ink,
                    "\u25cf " + panel.series().get(i).title());
        }
        return drawing;
    }

    private void curve(Drawing drawing, Series series, String ink) {
        List<Drawing.Point> points = new ArrayList<>();
        for (int i = 0; i < Series.LOSSES.size(); i++) {
            double x = x(Series.LOSSES.get(i));
            Figure figure = series.figures().get(i);
            double middle = y(figure.estoi());
            double reach = y(figure.estoi() - figure.estoiSpread()) - middle;
            points.add(new Drawing.Point(x, middle));
            drawing.reach(x, middle - reach, x, middle + reach, ink).dot(x, middle, ink);
        }
        drawing.curve(points, ink);
    }

    /** Small losses, which are the usual ones, have more room: by the square root. */
    private static double x(double percent) {
        int most = Series.LOSSES.getLast();
        return LEFT + PLOT_WIDTH * Math.sqrt(percent / most);
    }

    private double y(double value) {
        double part = (Math.clamp(value, lowest, highest) - lowest) / (highest - lowest);
        return TOP + PLOT_HEIGHT * (1 - part);
    }
}
