package dev.commonplace.benchmarks.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Watches the memory and threads of a service and of the readers that it starts, from outside, on Linux. */
final class ProcessWatch implements AutoCloseable {
    private static final long LOOK_EVERY_MILLIS = 50;
    private static final String READER = "ReaderMain";

    private final long service;
    private final Thread thread;
    private volatile long servicePeakKib;
    private volatile long readersPeakKib;
    private volatile int readersPeak;

    ProcessWatch(long service) {
        this.service = service;
        this.thread = Thread.ofPlatform().daemon().start(this::watch);
    }

    private void watch() {
        try {
            while (true) {
                servicePeakKib = Math.max(servicePeakKib, field(service, "VmRSS:"));
                long kib =
                        readers().mapToLong(reader -> field(reader, "VmRSS:")).sum();
                readersPeakKib = Math.max(readersPeakKib, kib);
                readersPeak = Math.max(readersPeak, (int) readers().count());
                Thread.sleep(LOOK_EVERY_MILLIS);
            }
        } catch (InterruptedException stopped) {
            // The benchmark is over.
        }
    }

    private Stream<Long> readers() {
        return ProcessHandle.of(service).stream()
                .flatMap(ProcessHandle::children)
                .map(ProcessHandle::pid)
                .filter(child -> text(child, "cmdline").contains(READER));
    }

    long readersNow() {
        return readers().count();
    }

    long rssMib() {
        return field(service, "VmRSS:") / 1_024;
    }

    long threads() {
        return field(service, "Threads:");
    }

    long servicePeakMib() {
        return servicePeakKib / 1_024;
    }

    String readersPeak() {
        return readersPeak + " readers, " + readersPeakKib / 1_024 + " MiB together";
    }

    private static long field(long process, String name) {
        return text(process, "status")
                .lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }

    private static String text(long process, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process), file));
        } catch (IOException gone) {
            return "";
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
