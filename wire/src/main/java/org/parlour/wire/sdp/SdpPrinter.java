package org.parlour.wire.sdp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a description in the order of RFC 8866 section 5, every line ended by CRLF. */
final class SdpPrinter {
    private final StringBuilder text = new StringBuilder(1_024);

    private SdpPrinter() {}

    static String print(SessionDescription session) {
        SdpPrinter printer = new SdpPrinter();
        printer.session(session);
        session.media().forEach(printer::media);
        return printer.text.toString();
    }

    private void session(SessionDescription session) {
        line('v', "0");
        line('o', session.origin().text());
        line('s', session.name());
        others(session.others(), "iuep");
        connection(session.connection());
        others(session.others(), "c");
        session.bandwidths().forEach(bandwidth -> line('b', bandwidth.text()));
        others(session.others(), "b");
        session.timings().forEach(this::timing);
        others(session.others(), "zk");
        unknown(session.others(), "iuepcbzk");
        session.attributes().forEach(this::attribute);
    }

    private void media(MediaDescription media) {
        String ports = media.portCount() == 1 ? "" : "/" + media.portCount();
        line(
                'm',
                media.media() + " " + media.port() + ports + " " + media.protocol() + " "
                        + String.join(" ", media.formats()));
        others(media.others(), "i");
        connection(media.connection());
        others(media.others(), "c");
        media.bandwidths().forEach(bandwidth -> line('b', bandwidth.text()));
        others(media.others(), "bk");
        unknown(media.others(), "icbk");
        media.attributes().forEach(this::attribute);
    }

    private void connection(@Nullable Connection connection) {
        if (connection != null) {
            line('c', connection.text());
        }
    }

    private void timing(Timing timing) {
        line('t', timing.start() + " " + timing.stop());
        timing.repeats().forEach(repeat -> line('r', repeat));
    }

    private void attribute(Attribute attribute) {
        String value = attribute.value();
        line('a', value.isEmpty() ? attribute.attributeName() : attribute.attributeName() + ":" + value);
    }

    private void others(List<OtherLine> others, String types) {
        types.chars().forEach(type -> others.stream()
                .filter(other -> other.type() == type)
                .forEach(other -> line(other.type(), other.value())));
    }

    /** Letters that have no place in the order stand before the attributes. */
    private void unknown(List<OtherLine> others, String placed) {
        others.stream()
                .filter(other -> placed.indexOf(other.type()) < 0)
                .forEach(other -> line(other.type(), other.value()));
    }

    private void line(char type, String value) {
        text.append(type).append('=').append(value).append("\r\n");
    }
}
