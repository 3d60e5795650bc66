package com.syncsketch.benchmarks.netem;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/** Functions of the C library. On Linux, variadic functions take integers like any other function. */
final class Libc {

    static {
        Native.register(Libc.class, "c");
    }

    private Libc() {}

    static native int open(String path, int flags) throws LastErrorException;

    static native int ioctl(int descriptor, NativeLong request, Pointer argument) throws LastErrorException;

    static native int poll(Pointer descriptors, NativeLong count, int milliseconds) throws LastErrorException;

    static native NativeLong read(int descriptor, byte[] bytes, NativeLong count) throws LastErrorException;

    static native NativeLong write(int descriptor, byte[] bytes, NativeLong count) throws LastErrorException;

    static native int close(int descriptor) throws LastErrorException;

    static native int setpriority(int which, int who, int niceness) throws LastErrorException;
}
