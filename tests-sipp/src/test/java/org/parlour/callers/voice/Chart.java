package org.parlour.callers.voice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A picture of panels, each with curves on scales of its own; scalable vector graphics. */
final class Chart {
    record Point(double across, double up) {}

    /** A curve; where a point has no number it is broken. */
    record Line(String title, List<Point> points) {}

    /** A scale, and how many lines of the grid stand on it. */
    record Scale(String title, double from, double to, int steps) {
        double part(double value) {
            return (Math.clamp(value, from, to) - from) / (to - from);
        }

        double step(int step) {
            return from + (to - from) * step / steps;
        }
    }

    /** @param bounds drawn across as dashes: what was asked for */
    record Panel(String title, Scale across, Scale up, List<Line> lines, List<Double> bounds) {}

    private static final int WIDTH = 460;
    private static final int LEFT = 58;
    private static final int TOP = 40;
    private static final int PLOT_WIDTH = WIDTH - LEFT - 22;
    private static final int PLOT_HEIGHT = 230;
    private static final int LEGEND_TOP = TOP + PLOT_HEIGHT + 58;
    private static final int LEGEND_STEP = 17;
    private static final int HEAD = 34;
    // Told apart by those who see no red, too.
    private static final List<String> INKS = List.of("#0b6e4f", "#c2571a", "#1d4ed8", "#6b7280", "#a21caf", "#0e7490");

    private Chart() {}

    static String svg(String title, int columns, List<Panel> panels) {
        int height = panels.stream().mapToInt(Chart::height).max().orElse(0);
        StringBuilder drawn = new StringBuilder();
        for (int i = 0; i < panels.size(); i++) {
            drawn.append("<g transform=\"translate(%d,%d)\">\n"
                            .formatted(i % columns * WIDTH, HEAD + i / columns * height))
                    .append(panel(panels.get(i)))
                    .append("</g>\n");
        }
        int rows = Math.ceilDiv(panels.size(), columns);
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
            <rect width="100%%" height="100%%" fill="#ffffff"/>
            <text x="%d" y="24" font-size="16" fill="#111827">%s</text>
            %s</svg>
            """.formatted(columns * WIDTH, HEAD + rows * height, LEFT, title, drawn);
    }

    private static int height(Panel panel) {
        return LEGEND_TOP + LEGEND_STEP * panel.lines().size() + 12;
    }

    private static String panel(Panel panel) {
        StringBuilder drawn = new StringBuilder();
        drawn.append(text(LEFT, 18, "#111827", panel.title()))
                .append(grid(panel))
                .append(text(
                        LEFT,
                        TOP + PLOT_HEIGHT + 34,
                        "#374151",
                        "across: " + panel.across().title() + " · up: "
                                + panel.up().title()));
        for (double bound : panel.bounds()) {
            drawn.append("<line x1=\"%d\" y1=\"%s\" x2=\"%d\" y2=\"%s\" stroke=\"#111827\" stroke-dasharray=\"5 4\"/>\n"
                    .formatted(LEFT, exact(y(panel, bound)), LEFT + PLOT_WIDTH, exact(y(panel, bound))));
        }
        for (int i = 0; i < panel.lines().size(); i++) {
            String ink = INKS.get(i % INKS.size());
            drawn.append(curve(panel, panel.lines().get(i), ink))
                    .append(text(
                            LEFT,
                            LEGEND_TOP + LEGEND_STEP * i,
                            ink,
                            "\u25cf " + panel.lines().get(i).title()));
        }
        return drawn.toString();
    }

    private static String grid(Panel panel) {
        StringBuilder drawn = new StringBuilder();
        for (int step = 0; step <= panel.up().steps(); step++) {
            double value = panel.up().step(step);
            drawn.append(gridLine(LEFT, y(panel, value), LEFT + PLOT_WIDTH, y(panel, value)))
                    .append(text(16, y(panel, value) + 4, "#374151", label(panel.up(), value)));
        }
        for (int step = 0; step <= panel.across().steps(); step++) {
            double value = panel.across().step(step);
            drawn.append(gridLine(x(panel, value), TOP, x(panel, value), TOP + PLOT_HEIGHT))
                    .append(text(x(panel, value) - 8, TOP + PLOT_HEIGHT + 16, "#374151", label(panel.across(), value)));
        }
        return drawn.toString();
    }

    /** As exact as the steps of the scale. */
    private static String label(Scale scale, double value) {
        double step = (scale.to() - scale.from()) / scale.steps();
        int digits = step >= 1 && step == Math.rint(step) ? 0 : step >= 0.1 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + digits + "f", value).replace('-', '\u2212');
    }

    private static String curve(Panel panel, Line line, String ink) {
        StringBuilder drawn = new StringBuilder();
        List<Point> run = new ArrayList<>();
        for (Point point : line.points()) {
            if (Double.isNaN(point.up())) {
                drawn.append(run(panel, run, ink));
                run.clear();
            } else {
                run.add(point);
            }
        }
        return drawn.append(run(panel, run, ink)).toString();
    }

    private static String run(Panel panel, List<Point> points, String ink) {
        if (points.isEmpty()) {
            return "";
        }
        StringBuilder path = new StringBuilder();
        StringBuilder marks = new StringBuilder();
        for (Point point : points) {
            String x = exact(x(panel, point.across()));
            String y = exact(y(panel, point.up()));
            path.append(x).append(',').append(y).append(' ');
            // Many points are a curve, few are what was measured.
            if (points.size() <= 12) {
                marks.append("<circle cx=\"%s\" cy=\"%s\" r=\"3\" fill=\"%s\"/>\n".formatted(x, y, ink));
            }
        }
        return "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.8\"/>\n%s"
                .formatted(path.toString().strip(), ink, marks);
    }

    private static String gridLine(double fromX, double fromY, double toX, double toY) {
        return "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"#e5e7eb\"/>\n"
                .formatted(exact(fromX), exact(fromY), exact(toX), exact(toY));
    }

    private static String text(double x, double y, String ink, String words) {
        return "<text x=\"%s\" y=\"%s\" fill=\"%s\">%s</text>\n".formatted(exact(x), exact(y), ink, words);
    }

    private static String exact(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static double x(Panel panel, double value) {
        return LEFT + PLOT_WIDTH * panel.across().part(value);
    }

    private static double y(Panel panel, double value) {
        return TOP + PLOT_HEIGHT * (1 - panel.up().part(value));
    }
}
