package com.syncsketch.benchmarks.link;

import com.sun.jna.LastErrorException;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Carries packets in one direction, from a device to another, by two threads of its own until it is closed. */
final class Pump implements AutoCloseable {

    private static final int LOOK_UP_MILLISECONDS = 100;

    // Packets must not wait for the programs that send them. On Linux, a thread has a priority of its own.
    private static final int PRIO_PROCESS = 0;
    private static final int THIS_THREAD = 0;
    private static final int MOST_URGENT = -20;

    private final Tun from;
    private final Tun to;
    private final Lane lane;
    private final long origin = System.nanoTime();

    /** In the order in which they arrive, since each has the same delay. */
    private final BlockingQueue<Packet> underway = new LinkedBlockingQueue<>();

    private final Thread taking;
    private final Thread giving;
    private volatile Punctuality punctuality = Punctuality.NONE;
    private volatile boolean stopped;
    private volatile boolean closed;

    Pump(Tun from, Tun to, Lane lane) {
        this.from = from;
        this.to = to;
        this.lane = lane;
        taking = start("take from " + from.name(), this::take);
        giving = start("give to " + to.name(), this::give);
    }

    private static Thread start(String name, Runnable work) {
        Thread thread = new Thread(
                () -> {
                    Libc.setpriority(PRIO_PROCESS, THIS_THREAD, MOST_URGENT);
                    work.run();
                },
                name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void take() {
        byte[] packet = new byte[Tun.LONGEST_PACKET];
        while (!closed) {
            int length = from.read(packet, LOOK_UP_MILLISECONDS);
            if (length > 0 && !stopped) {
                long arrival = lane.arrival(now(), length);
                if (arrival != Lane.NEVER) {
                    underway.add(new Packet(arrival, Arrays.copyOf(packet, length)));
                }
            }
        }
    }

    private void give() {
        try {
            while (!closed) {
                Packet packet = underway.take();
                for (long left = packet.arrival - now(); left > 0 && !closed; left = packet.arrival - now()) {
                    LockSupport.parkNanos(left);
                }
                long late = now() - packet.arrival;
                if (stopped) {
                    continue;
                }
                to.write(packet.bytes);
                // Written by this thread alone.
                punctuality = punctuality.and(late);
            }
        } catch (InterruptedException | LastErrorException e) {
            if (!closed) {
                throw new IllegalStateException("The link broke: " + to.name(), e);
            }
        }
    }

    private long now() {
        return System.nanoTime() - origin;
    }

    /** Drops all packets from now on, those on their way too. */
    void stop() {
        stopped = true;
    }

    /** How well packets kept their times, until now. */
    Punctuality punctuality() {
        return punctuality;
    }

    /** Ends the threads; the devices may be closed after that. */
    @Override
    public void close() {
        closed = true;
        giving.interrupt();
        try {
            taking.join(TimeUnit.SECONDS.toMillis(10));
            giving.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A packet on its way. Compared by identity: nobody compares them. */
    private static final class Packet {

        private final long arrival;
        private final byte[] bytes;

        Packet(long arrival, byte[] bytes) {
            this.arrival = arrival;
            this.bytes = bytes;
        }
    }
}
