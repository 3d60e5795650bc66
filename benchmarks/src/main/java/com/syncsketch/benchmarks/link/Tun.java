package com.syncsketch.benchmarks.link;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A network device of Linux whose packets are read and written by a program. It is gone when it is closed, or when the
 * process ends. One thread may read while another writes.
 */
final class Tun implements AutoCloseable {

    static final String FILE = "/dev/net/tun";

    /** No packet is longer: the device keeps Linux' usual bound of 1,500 bytes, and segments are cut before they get here. */
    static final int LONGEST_PACKET = 2048;

    private static final int O_RDWR = 2;
    private static final int O_CLOEXEC = 0x80000;

    private static final long TUNSETIFF = 0x400454caL;
    private static final short IFF_TUN_NO_PI = 0x1001;
    private static final int IFREQ_BYTES = 40;
    private static final int IFNAMSIZ = 16;

    private static final short POLLIN = 1;

    private final String name;
    private final int descriptor;
    private final Memory poll = new Memory(8);

    private Tun(String name, int descriptor) {
        this.name = name;
        this.descriptor = descriptor;
        poll.setInt(0, descriptor);
        poll.setShort(4, POLLIN);
    }

    /**
     * Makes one in the network namespace of this process. It may be moved to another one.
     *
     * @param name of 15 characters at most
     * @throws LastErrorException if the kernel refuses it
     */
    static Tun open(String name) {
        int descriptor = Libc.open(FILE, O_RDWR | O_CLOEXEC);
        try (Memory request = new Memory(IFREQ_BYTES)) {
            request.clear();
            request.setString(0, name, "US-ASCII");
            request.setShort(IFNAMSIZ, IFF_TUN_NO_PI);
            Libc.ioctl(descriptor, new NativeLong(TUNSETIFF), request);
        } catch (LastErrorException e) {
            Libc.close(descriptor);
            throw e;
        }
        return new Tun(name, descriptor);
    }

    static boolean isPossible() {
        return Files.isWritable(Path.of(FILE));
    }

    String name() {
        return name;
    }

    /**
     * Waits for a packet that the kernel sends through this device.
     *
     * @param packet at least {@link #LONGEST_PACKET} bytes
     * @param milliseconds for how long
     * @return its length, or 0 if there was none
     */
    int read(byte[] packet, int milliseconds) {
        if (Libc.poll(poll, new NativeLong(1), milliseconds) == 0) {
            return 0;
        }
        return Libc.read(descriptor, packet, new NativeLong(packet.length)).intValue();
    }

    /** Has the kernel receive a packet through this device. */
    void write(byte[] packet) {
        Libc.write(descriptor, packet, new NativeLong(packet.length));
    }

    @Override
    public void close() {
        Libc.close(descriptor);
        poll.close();
    }
}
