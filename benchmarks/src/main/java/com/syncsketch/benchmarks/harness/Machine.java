package com.syncsketch.benchmarks.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Describes this machine. Linux only. */
public final class Machine {

    private static final Pattern PROCESSOR = Pattern.compile("(?m)^model name\\s*:\\s*(.*)$");
    private static final Pattern MEMORY = Pattern.compile("(?m)^MemTotal:\\s*(\\d+) kB$");

    private Machine() {}

    /** Returns the properties of the machine in the order in which they are shown. */
    public static Map<String, String> describe() throws IOException {
        Map<String, String> machine = new LinkedHashMap<>();
        machine.put("date", LocalDate.now(ZoneOffset.UTC).toString());
        machine.put("processor", first(PROCESSOR, Path.of("/proc/cpuinfo"), "unknown"));
        machine.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        String kib = first(MEMORY, Path.of("/proc/meminfo"), "0");
        machine.put("memory", String.format(Locale.ROOT, "%.0f GiB", Long.parseLong(kib) / 1048576.0));
        machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        machine.put("Java", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        machine.put(
                "load before",
                Files.readString(Path.of("/proc/loadavg"), StandardCharsets.US_ASCII)
                        .split(" ", -1)[0]);
        return machine;
    }

    private static String first(Pattern pattern, Path file, String otherwise) throws IOException {
        Matcher matcher = pattern.matcher(Files.readString(file, StandardCharsets.UTF_8));
        return matcher.find() ? matcher.group(1).strip() : otherwise;
    }
}
