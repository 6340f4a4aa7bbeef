/**
 * Echo control on an uplink: how late the reference returns is found by listening, a filter takes away what can be
 * foretold, the rest is turned down while the caller is silent.
 *
 * <p>Boundary: no device, no delay that is not measured; without an echo no sample is changed.
 *
 * <p>Law: ITU-T G.168 for hybrids, our contract for rooms. Guard: EchoControlTest, EchoRoomsSimulationTest,
 * EchoControlFuzzTest, EchoAllocationTest.
 */
@NullMarked
package org.parlour.mixer.echo;

import org.jspecify.annotations.NullMarked;
