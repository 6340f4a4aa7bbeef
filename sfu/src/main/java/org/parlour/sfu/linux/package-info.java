/**
 * Many UDP sockets that are asked together: what came to them waits in the kernel, with the time of its coming, until
 * somebody asks for all of it at once. Linux alone can, by its own functions; other machines do without (ADR-0023).
 *
 * <p>Boundary: a set of ports belongs to one thread; ports alone know the kernel's numbers and layouts. No datagram
 * allocates anything while a port hears from one address. Nothing throws for what a peer or the kernel does to a datagram:
 * it is dropped and told.
 *
 * <p>Law: Linux's own manual (recvmmsg, sendto, epoll_wait, SO_TIMESTAMPNS in section 7 of socket); RFC 4594 4.1. Guard:
 * LinuxPortsTest and LinuxPortsAllocationTest.
 */
@NullMarked
package org.parlour.sfu.linux;

import org.jspecify.annotations.NullMarked;
