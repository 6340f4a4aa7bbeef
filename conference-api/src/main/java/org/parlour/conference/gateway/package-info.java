/**
 * Opens the telephone gateway on the books and rooms of the house, and closes it.
 *
 * <p>Boundary: nothing is decided here; what may be set stands in {@link org.parlour.conference.gateway.SipSettings} and
 * {@link org.parlour.conference.gateway.MediaSettings}.
 *
 * <p>Law: our contract. Guard: GatewaySettingsTest, and every call of the telephone tests.
 */
@NullMarked
package org.parlour.conference.gateway;

import org.jspecify.annotations.NullMarked;
