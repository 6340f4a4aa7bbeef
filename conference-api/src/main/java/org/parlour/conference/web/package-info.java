/**
 * The doors for HTTP and HTTPS: ports, redirects, who is local, who needs the admin token.
 *
 * <p>Boundary: no page is drawn and no room is known.
 *
 * <p>Law: RFC 9110, RFC 9457. Guard: WebDoorsTest, DoorCertificateTest, WrongTriesTest, AdminSessionsTest,
 * AdminSessionApiTest.
 */
@NullMarked
package org.parlour.conference.web;

import org.jspecify.annotations.NullMarked;
