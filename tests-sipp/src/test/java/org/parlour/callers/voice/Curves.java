package org.parlour.callers.voice;

import java.util.List;
import java.util.Locale;

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
    // Told apart by those who see no red, too.
    private static final List<String> INKS = List.of("#0b6e4f", "#c2571a", "#6b7280", "#1d4ed8");

    private final double lowest;
    private final double highest;

    /** @param lowest and highest of what is drawn: the scale of all panels */
    Curves(double lowest, double highest) {
        this.lowest = lowest;
        this.highest = highest;
    }

    String svg(String title, List<Panel> panels) {
        int rows = Math.ceilDiv(panels.size(), COLUMNS);
        StringBuilder drawn = new StringBuilder();
        for (int i = 0; i < panels.size(); i++) {
            drawn.append("<g transform=\"translate(%d,%d)\">\n"
                            .formatted(i % COLUMNS * WIDTH, 34 + i / COLUMNS * HEIGHT))
                    .append(panel(panels.get(i)))
                    .append("</g>\n");
        }
        int height = 34 + rows * HEIGHT;
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
            <rect width="100%%" height="100%%" fill="#ffffff"/>
            <text x="%d" y="24" font-size="16" fill="#111827">%s</text>
            %s</svg>
            """.formatted(COLUMNS * WIDTH, height, LEFT, title, drawn);
    }

    private String panel(Panel panel) {
        StringBuilder drawn = new StringBuilder();
        drawn.append(text(LEFT, 18, "#111827", panel.title()));
        for (int step = 0; step <= 5; step++) {
            double value = lowest + (highest - lowest) * step / 5;
            drawn.append(line(LEFT, y(value), LEFT + PLOT_WIDTH, y(value)))
                    .append(text(14, y(value) + 4, "#374151", String.format(Locale.ROOT, "%.2f", value)));
        }
        for (int percent : Series.LOSSES) {
            drawn.append(line(x(percent), TOP, x(percent), TOP + PLOT_HEIGHT))
                    .append(text(x(percent) - 8, TOP + PLOT_HEIGHT + 16, "#374151", percent + " %"));
        }
        for (int i = 0; i < panel.series().size(); i++) {
            drawn.append(curve(panel.series().get(i), INKS.get(i % INKS.size())))
                    .append(text(
                            LEFT + 12,
                            TOP + PLOT_HEIGHT - 12 - 16 * (panel.series().size() - 1 - i),
                            INKS.get(i % INKS.size()),
                            "\u25cf " + panel.series().get(i).title()));
        }
        return drawn.toString();
    }

    private String curve(Series series, String ink) {
        StringBuilder drawn = new StringBuilder();
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < Series.LOSSES.size(); i++) {
            double x = x(Series.LOSSES.get(i));
            Figure figure = series.figures().get(i);
            double middle = y(figure.estoi());
            double reach = y(figure.estoi() - figure.estoiSpread()) - middle;
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, middle));
            drawn.append(String.format(Locale.ROOT, """
                <line x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f" stroke="%s" stroke-opacity="0.5"/>
                <circle cx="%.1f" cy="%.1f" r="3" fill="%s"/>
                """, x, middle - reach, x, middle + reach, ink, x, middle, ink));
        }
        drawn.append(String.format(
                Locale.ROOT,
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.8\"/>\n",
                points.toString().strip(),
                ink));
        return drawn.toString();
    }

    private static String line(double fromX, double fromY, double toX, double toY) {
        return String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#e5e7eb\"/>\n",
                fromX,
                fromY,
                toX,
                toY);
    }

    private static String text(double x, double y, String ink, String words) {
        return String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" fill=\"%s\">%s</text>\n", x, y, ink, words);
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
