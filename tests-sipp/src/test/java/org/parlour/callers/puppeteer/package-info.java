/**
 * Firefox, driven by puppeteer-core through WebDriver BiDi: a browser in a network of its own, since it never offers a
 * loopback address, and the pages of those who sit at it.
 *
 * <p>Boundary: the driver is a process of Node; orders and answers are lines of JSON.
 *
 * <p>Law: WebDriver BiDi. Guard: FirefoxTest.
 */
@NullMarked
package org.parlour.callers.puppeteer;

import org.jspecify.annotations.NullMarked;
