/**
 * Chromium, driven by Playwright: a browser process that takes files for its camera and its microphone, and the pages
 * of those who sit at it.
 *
 * <p>Boundary: Playwright's types end here; what crosses is {@link org.parlour.callers.page.Page}.
 *
 * <p>Law: Playwright for Java. Guard: ChromiumTest.
 */
@NullMarked
package org.parlour.callers.playwright;

import org.jspecify.annotations.NullMarked;
