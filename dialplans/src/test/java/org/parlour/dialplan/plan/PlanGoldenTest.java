package org.parlour.dialplan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What an admin reads when a plan is wrong. */
class PlanGoldenTest {
    @Test
    void aPlanFullOfSlips() {
        String plan = """
            trunks:
              Sipgate:
                pears: 192.0.2.1
              telekom:
                transport: tsl
                country: uk
                registration:
                  registrar: sip:tel.example
                  user: u
                  password: hunter2
                limits: 20
                codecs: [opus, alaw]
            hours:
              office:
                zone: Europe/Berln
                open: Mo-Fr 8-18
            numbers:
              - number: 1a
                dor: pin
              - number: _7.5
                room: Room 7
                reject: 200
            """;
        String said = """
            a.yaml:2:3: error: trunks: found a name: "Sipgate", expected a name of a-z, 0-9 and hyphens, at most 63 [wrong-value]
            a.yaml:3:5: error: trunks.Sipgate: found a field "pears", expected fields of a trunk: peers, transport, registration, acl, codecs, srtp, country, called-in, headers, trust, limits, hours, outbound-proxy, passthrough, language; did you mean "peers"? [unknown-field]
            a.yaml:5:16: error: trunks.telekom.transport: found "tsl", expected udp, tcp or tls; did you mean "tls"? [wrong-value]
            a.yaml:6:14: error: trunks.telekom.country: found "uk", expected two capital letters of a country whose numbers the house can read, as DE, GB or US; did you mean "GB"? [wrong-country]
            a.yaml:8:18: error: trunks.telekom.registration.registrar: found "sip:tel.example", expected a host name or an address, with :port where it is another; no sip: before it [wrong-value]
            a.yaml:10:17: error: trunks.telekom.registration.password: found a text that is not repeated here, expected ${env:NAME} or ${file:path}, never the password itself; a password in a plan is in every copy of it: change it, then put it into a file or variable [literal-password]
            a.yaml:11:13: error: trunks.telekom.limits: found a single value, expected limits with its fields, each a name, a colon and a value [wrong-value]
            a.yaml:12:20: error: trunks.telekom.codecs[1]: found "alaw", expected opus, g722, pcma, pcmu, g729, amr-wb or amr [wrong-value]
            a.yaml:15:11: error: hours.office.zone: found "Europe/Berln", expected a time zone with its city, as Europe/Berlin; did you mean "Europe/Berlin"? [wrong-zone]
            a.yaml:16:11: error: hours.office.open: found "Mo-Fr 8-18", expected days and times, as Mon-Fri 08:00-18:00 or Mon,Wed 09:00-12:30 [wrong-value]
            a.yaml:18:5: error: numbers[0]: found nothing that becomes of the call, expected exactly one of door, room, extension, reception, prompt, reject, as [missing-field]
            a.yaml:18:13: error: numbers[0].number: found "1a", expected a number, or a pattern that begins with _ [wrong-value]
            a.yaml:19:5: error: numbers[0]: found a field "dor", expected fields of a number: number, trunk, callers, hours, door, pin-digits, room, extension, reception, prompt, reject, as, language; did you mean "door"? [unknown-field]
            a.yaml:20:5: error: numbers[1]: found room and reject, expected exactly one of door, room, extension, reception, prompt, reject, as [duplicate]
            a.yaml:20:13: error: numbers[1].number: found "_7.5", expected . and ! at the end of a pattern only [wrong-value]
            a.yaml:21:11: error: numbers[1].room: found "Room 7", expected a room id of a-z, 0-9 and hyphens [wrong-value]
            a.yaml:22:13: error: numbers[1].reject: found "200", expected a whole number from 400 to 699 [wrong-value]
            """;
        assertThat(Texts.lines(Texts.findings(plan)) + "\n").isEqualTo(said);
    }

    @Test
    void aPlanThatReadsWellAndDoesNotHoldTogether() {
        String plan = """
            trunks:
              provider:
                peers: [192.0.2.1, 198.51.100.7]
                acl: 192.0.2.0/24
                codecs: g729
                country: DE
                hours: ofice
            hours:
              office: {zone: UTC, open: Mon-Fri 08:00-18:00}
            numbers:
              - {number: _+4930., reject: 404}
              - {number: 030 23125 100, door: pin}
              - {number: 7, as: 8}
              - {number: 8, as: 7}
              - {number: 9, trunk: providr, extension: desk}
            routes:
              - {number: _+., trunk: provider}
            """;
        String said = """
            a.yaml:4:10: error: trunks.provider.acl: found nothing that holds the peer 198.51.100.7 of line 3, expected ranges that hold it; acl is 192.0.2.0/24 [acl-excludes-peer]
            a.yaml:5:13: error: trunks.provider.codecs: found g729, expected codecs that this gateway has: opus, g722, pcma, pcmu; every call would end in 488, Not Acceptable Here [no-common-codec]
            a.yaml:7:12: error: trunks.provider.hours: found "ofice", expected a name that stands under hours; did you mean "office"? [unknown-name]
            a.yaml:12:14: error: numbers[1].number: found "030 23125 100", which no call reaches: "_+4930." at a.yaml:11:5 takes all of its calls, expected the narrower number first; move it up, before the wider one [shadowed]
            a.yaml:14:21: error: numbers[3].as: found a way that comes back to where it was: a.yaml:13:5, a.yaml:14:5, a.yaml:13:5, expected a way that ends: at a door, a room, a reception, a prompt or a refusal [loop]
            a.yaml:15:24: error: numbers[4].trunk: found "providr", expected a name that stands under trunks, or phones; did you mean "provider"? [unknown-name]
            a.yaml:15:44: error: numbers[4].extension: found "desk", expected a name that stands under phones [unknown-name]
            a.yaml:17:5: error: routes[0]: found no countries, expected the countries that may be called by it, as [DE, AT]: a route to everywhere is a route for thieves [route-without-country]
            """;
        assertThat(Texts.lines(Texts.findings(plan)) + "\n").isEqualTo(said);
    }
}
