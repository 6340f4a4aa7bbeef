/**
 * The one room that knows Netty: sockets, event loops, native transport.
 *
 * <p>Datagrams are read by {@code recvmmsg} into one buffer that all sockets of a loop share, and
 * written by {@code sendmmsg} once a turn of the loop. TCP connections are taken by the loop that
 * listens, read into the same buffer, and written once a turn too.
 *
 * <p>Boundary: no protocol, and no type of Netty's leaves the room.
 *
 * <p>Law: our contract (ADR-0003, ADR-0013). Guard: UdpSocketTest, UdpSocketAllocationTest and
 * TcpStreamTest.
 */
@NullMarked
package org.parlour.sfu.netty;

import org.jspecify.annotations.NullMarked;
