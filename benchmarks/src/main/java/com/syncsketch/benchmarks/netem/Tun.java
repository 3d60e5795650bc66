package com.syncsketch.benchmarks.netem;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A Linux TUN device: a network device whose packets are read and written by this process. The device disappears when it is
 * closed or the process ends. One thread may read while another writes.
 */
final class Tun implements AutoCloseable {

    static final String FILE = "/dev/net/tun";

    /**
     * The maximum length of a packet: the device has the default MTU of 1,500 bytes, and segments are split before they get
     * here.
     */
    static final int MAX_PACKET_BYTES = 2048;

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
     * Creates a device in the network namespace of this process. It may be moved to another namespace.
     *
     * @param name the name, at most 15 characters
     * @throws LastErrorException if the kernel rejects the request
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

    static boolean isSupported() {
        return Files.isWritable(Path.of(FILE));
    }

    String name() {
        return name;
    }

    /**
     * Reads the next packet that the kernel sends through this device.
     *
     * @param packet the buffer, at least {@link #MAX_PACKET_BYTES} bytes
     * @param milliseconds the time to wait for a packet
     * @return the length of the packet, or 0 if there was none
     */
    int read(byte[] packet, int milliseconds) {
        if (Libc.poll(poll, new NativeLong(1), milliseconds) == 0) {
            return 0;
        }
        return Libc.read(descriptor, packet, new NativeLong(packet.length)).intValue();
    }

    /** Passes a packet to the kernel as received by this device. */
    void write(byte[] packet) {
        Libc.write(descriptor, packet, new NativeLong(packet.length));
    }

    @Override
    public void close() {
        Libc.close(descriptor);
        poll.close();
    }
}
