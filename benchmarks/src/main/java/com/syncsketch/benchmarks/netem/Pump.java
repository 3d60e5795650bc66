package com.syncsketch.benchmarks.netem;

import com.sun.jna.LastErrorException;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Forwards packets from one device to another, with two threads of its own, until it is closed. */
final class Pump implements AutoCloseable {

    private static final int POLL_MILLISECONDS = 100;

    // Forwarding must not wait for the programs under test. On Linux, each thread has its own priority.
    private static final int PRIO_PROCESS = 0;
    private static final int CURRENT_THREAD = 0;
    private static final int HIGHEST_PRIORITY = -20;

    private final Tun from;
    private final Tun to;
    private final OneWayLink direction;
    private final long origin = System.nanoTime();

    /** In order of arrival, because all packets have the same delay. */
    private final BlockingQueue<Packet> inTransit = new LinkedBlockingQueue<>();

    private final Thread reader;
    private final Thread writer;
    private volatile TimingError timingError = TimingError.NONE;
    private volatile boolean stopped;
    private volatile boolean closed;

    Pump(Tun from, Tun to, OneWayLink direction) {
        this.from = from;
        this.to = to;
        this.direction = direction;
        reader = start("read " + from.name(), this::read);
        writer = start("write " + to.name(), this::write);
    }

    private static Thread start(String name, Runnable work) {
        Thread thread = new Thread(
                () -> {
                    Libc.setpriority(PRIO_PROCESS, CURRENT_THREAD, HIGHEST_PRIORITY);
                    work.run();
                },
                name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void read() {
        byte[] packet = new byte[Tun.MAX_PACKET_BYTES];
        while (!closed) {
            int length = from.read(packet, POLL_MILLISECONDS);
            if (length > 0 && !stopped) {
                long arrival = direction.arrival(now(), length);
                if (arrival != OneWayLink.NEVER) {
                    inTransit.add(new Packet(arrival, Arrays.copyOf(packet, length)));
                }
            }
        }
    }

    private void write() {
        try {
            while (!closed) {
                Packet packet = inTransit.take();
                for (long left = packet.arrival - now(); left > 0 && !closed; left = packet.arrival - now()) {
                    LockSupport.parkNanos(left);
                }
                long delay = now() - packet.arrival;
                if (stopped) {
                    continue;
                }
                to.write(packet.bytes);
                // Only this thread writes the field.
                timingError = timingError.and(delay);
            }
        } catch (InterruptedException | LastErrorException e) {
            if (!closed) {
                throw new IllegalStateException("Could not write to " + to.name(), e);
            }
        }
    }

    private long now() {
        return System.nanoTime() - origin;
    }

    /** Drops all packets from now on, including those in transit. */
    void stop() {
        stopped = true;
    }

    /** Returns the timing error so far. */
    TimingError timingError() {
        return timingError;
    }

    /** Stops the threads. The devices must be closed afterwards. */
    @Override
    public void close() {
        closed = true;
        writer.interrupt();
        try {
            reader.join(TimeUnit.SECONDS.toMillis(10));
            writer.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A packet in transit. Not a record, because packets are never compared. */
    private static final class Packet {

        private final long arrival;
        private final byte[] bytes;

        Packet(long arrival, byte[] bytes) {
            this.arrival = arrival;
            this.bytes = bytes;
        }
    }
}
