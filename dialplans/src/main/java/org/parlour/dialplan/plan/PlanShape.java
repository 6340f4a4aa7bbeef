package org.parlour.dialplan.plan;

import static org.parlour.dialplan.plan.Shape.may;
import static org.parlour.dialplan.plan.Shape.must;

import java.util.List;
import org.parlour.dialplan.plan.Shape.Fields;
import org.parlour.dialplan.plan.Shape.Many;
import org.parlour.dialplan.plan.Shape.Named;
import org.parlour.dialplan.plan.Shape.One;
import org.parlour.dialplan.plan.Shape.Rows;

/** All fields of a plan. */
final class PlanShape {
    private static final Fields REGISTRATION = fields(
            "a registration",
            must("registrar", new One(Grammars.SERVER), "Where we register."),
            must("user", new One(Grammars.USER), "The user part of our address of record."),
            may("login", new One(Grammars.LOGIN), "The user of digest authentication, where it is another."),
            may("realm", new One(Grammars.REALM), "The realm the provider must name; any, where it is left out."),
            must("password", new One(Grammars.SECRET), "Where the password lies; never the password."),
            may("expires", new One(Grammars.EXPIRES), "Seconds that we ask for, 600 where it is left out."));

    private static final Fields LIMITS = fields(
            "limits",
            may("calls", new One(Grammars.MANY), "Calls at once, 100 where it is left out."),
            may("per-second", new One(Grammars.MANY), "New calls a second, 10 where it is left out."),
            may("per-caller", new One(Grammars.MANY), "Calls at once from one number, 3 where it is left out."));

    private static final Fields HEADERS = fields(
            "a map of headers",
            may(
                    "inbound",
                    new Named(Grammars.THEIR_HEADER, new One(Grammars.LABEL)),
                    "Headers of their calls that become attributes of the caller's seat."),
            may(
                    "outbound",
                    new Named(Grammars.OUR_HEADER, new One(Grammars.HEADER_VALUE)),
                    "Headers that we add to what we send."));

    private static final Fields TRUNK = fields(
            "a trunk",
            may("peers", new Many(Grammars.PEER), "Who sends us its calls: addresses, ranges, host names."),
            may("transport", new One(Grammars.TRANSPORT), "What carries SIP, udp where it is left out."),
            may("registration", REGISTRATION, "How we register with the provider."),
            may("acl", new Many(Grammars.RANGE), "Where its calls must come from, narrower than its peers."),
            may("codecs", new Many(Grammars.CODEC), "In the order in which we want them."),
            may("srtp", new One(Grammars.SRTP), "Encrypted media, off where it is left out."),
            may("country", new One(Grammars.COUNTRY), "Whose way of writing numbers its calls follow."),
            may("called-in", new One(Grammars.CALLED_IN), "Where in an INVITE the called number stands."),
            may("headers", HEADERS, "Headers that mean something to us or to them."),
            may("trust", new One(Grammars.TRUST), "Whether X-Parlour-Room of its calls opens a room."),
            may("limits", LIMITS, "What the trunk may ask of us."),
            may("hours", new One(Grammars.LABEL), "The hours in which it is open, by their name."),
            may("outbound-proxy", new One(Grammars.SERVER), "Where all that we send goes first."),
            may("passthrough", new One(Grammars.YES), "Passes the voice on as it comes, uncleaned."),
            may("language", new One(Grammars.LANGUAGE), "What is spoken to its callers."));

    private static final Fields HOURS = fields(
            "hours",
            must("zone", new One(Grammars.ZONE), "Whose clock they go by."),
            must("open", new Many(Grammars.OPEN), "Days and times, as Mon-Fri 08:00-18:00."),
            may("closed", new Many(Grammars.DATE), "Days on which nothing opens."));

    private static final Fields NUMBER = new Fields(
            "a number",
            List.of(
                    must("number", new One(Grammars.NUMBER), "The called number, or a pattern behind an underscore."),
                    may("trunk", new Many(Grammars.TRUNK_NAME), "The trunks it holds on; all, where it is left out."),
                    may("callers", new Many(Grammars.CALLER), "Whose calls it takes; everybody's, where left out."),
                    may("hours", new One(Grammars.LABEL), "When it holds, by the name of the hours."),
                    may("door", new One(Grammars.DOOR), "Asks for a PIN."),
                    may(
                            "pin-digits",
                            new One(Grammars.PIN_DIGITS),
                            "How long the PINs of this door are, 9 if left out."),
                    may("room", new One(Grammars.ROOM), "Seats the caller in this room, without a PIN."),
                    may("extension", new One(Grammars.LABEL), "Rings this house phone."),
                    may("reception", new One(Grammars.LABEL), "A lobby whose people let callers in."),
                    may("prompt", new One(Grammars.PROMPT), "Says this and hangs up."),
                    may("reject", new One(Grammars.STATUS), "Refuses the call with this SIP status."),
                    may("as", new One(Grammars.ONE_NUMBER), "As if this number had been called."),
                    may("language", new One(Grammars.LANGUAGE), "What is spoken to its callers.")),
            List.of("door", "room", "extension", "reception", "prompt", "reject", "as"));

    private static final Fields PHONE = fields(
            "a house phone",
            may("user", new One(Grammars.USER), "Whom it registers as; its name, where it is left out."),
            must("password", new One(Grammars.SECRET), "Where its password lies; never the password."),
            must("number", new One(Grammars.ONE_NUMBER), "The number that its calls come from."),
            may("language", new One(Grammars.LANGUAGE), "What is spoken to it."));

    private static final Fields ROUTE = fields(
            "a route",
            must("number", new One(Grammars.NUMBER), "Which numbers may be called by it."),
            must("trunk", new One(Grammars.TRUNK_NAME), "The trunk that the call leaves by."),
            may("countries", new Many(Grammars.COUNTRY), "The only countries that may be called by it."));

    static final Fields PLAN = fields(
            "a plan",
            may("language", new One(Grammars.LANGUAGE), "What is spoken where nothing else is said, en if left out."),
            may("country", new One(Grammars.COUNTRY), "Whose way of writing numbers holds where a trunk names none."),
            may("local", new One(Grammars.SWITCH), "Whether this machine may call the demo number, on if left out."),
            may("trunks", new Named(Grammars.TRUNK_NAME, TRUNK), "Providers and PBXs, each by a name of yours."),
            may("hours", new Named(Grammars.LABEL, HOURS), "Hours, each by a name of yours."),
            may("numbers", new Rows(NUMBER), "The first row that fits a call decides it."),
            may("phones", new Named(Grammars.LABEL, PHONE), "House phones that register with us."),
            may("routes", new Rows(ROUTE), "Where our own calls may go; nowhere, where it is left out."));

    private PlanShape() {}

    private static Fields fields(String what, Shape.Field... fields) {
        return new Fields(what, List.of(fields), List.of());
    }
}
