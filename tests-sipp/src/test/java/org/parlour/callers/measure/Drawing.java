package org.parlour.callers.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A picture for a page of measurements, drawn stroke by stroke: scalable vector graphics. */
public final class Drawing {
    public static final String TITLE_INK = "#111827";
    public static final String TEXT_INK = "#374151";
    public static final String GRID_INK = "#e5e7eb";
    /** Told apart by those who see no red, too. */
    public static final List<String> INKS = List.of("#0b6e4f", "#c2571a", "#6b7280", "#1d4ed8");

    private final StringBuilder drawn = new StringBuilder();

    public Drawing line(double fromX, double fromY, double toX, double toY) {
        return line(fromX, fromY, toX, toY, GRID_INK);
    }

    public Drawing line(double fromX, double fromY, double toX, double toY, String ink) {
        drawn.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>\n",
                fromX,
                fromY,
                toX,
                toY,
                ink));
        return this;
    }

    /** From where a figure may lie to where it may lie: in its ink, paler. */
    public Drawing reach(double fromX, double fromY, double toX, double toY, String ink) {
        drawn.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-opacity=\"0.5\"/>\n",
                fromX,
                fromY,
                toX,
                toY,
                ink));
        return this;
    }

    public Drawing text(double x, double y, String ink, String words) {
        drawn.append(
                String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" fill=\"%s\">%s</text>\n", x, y, ink, words));
        return this;
    }

    public Drawing dot(double x, double y, String ink) {
        drawn.append(String.format(Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>\n", x, y, ink));
        return this;
    }

    public Drawing bar(double x, double y, double width, double height, String ink) {
        drawn.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>\n",
                x,
                y,
                width,
                height,
                ink));
        return this;
    }

    /** A point of a curve. */
    public record Point(double x, double y) {}

    public Drawing curve(List<Point> points, String ink) {
        List<String> written = new ArrayList<>();
        for (Point point : points) {
            written.add(String.format(Locale.ROOT, "%.1f,%.1f", point.x, point.y));
        }
        drawn.append(String.format(
                Locale.ROOT,
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.8\"/>\n",
                String.join(" ", written),
                ink));
        return this;
    }

    /** Another drawing, moved. */
    public Drawing place(int x, int y, Drawing other) {
        drawn.append("<g transform=\"translate(%d,%d)\">\n".formatted(x, y))
                .append(other.drawn)
                .append("</g>\n");
        return this;
    }

    /** The whole picture, with its title above it. */
    public String svg(String title, int titleX, int width, int height) {
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
            <rect width="100%%" height="100%%" fill="#ffffff"/>
            <text x="%d" y="24" font-size="16" fill="%s">%s</text>
            %s</svg>
            """.formatted(width, height, titleX, TITLE_INK, title, drawn);
    }
}
