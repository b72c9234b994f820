package dev.commonplace.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged command as a process of its own, as a user runs it. Closing it ends it, however it is. */
final class CommandProcess implements AutoCloseable {
    /** Long enough for a machine that does much else. */
    static final Duration PATIENCE = Duration.ofSeconds(90);

    static final Path COMMAND =
            Path.of("..", "bin", "commonplace").toAbsolutePath().normalize();
    static final Path JAR = Path.of("target", "commonplace.jar").toAbsolutePath();

    private static final long POLL_MILLIS = 20;

    private final Process process;
    private final Path out;
    private final Path err;

    private CommandProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Runs {@code bin/commonplace} with these settings and no others. */
    static CommandProcess start(Map<String, String> settings, String... arguments) {
        List<String> command = new ArrayList<>(List.of("sh", COMMAND.toString()));
        if (interruptIsIgnored()) {
            // A build in the background ignores Ctrl-C, and its children would as well.
            command.addAll(0, List.of("env", "--default-signal=INT"));
        }
        command.addAll(List.of(arguments));
        return run(settings, command);
    }

    /** Runs any command. */
    static CommandProcess run(Map<String, String> settings, List<String> command) {
        try {
            Path out = Files.createTempFile("commonplace-out", ".txt");
            Path err = Files.createTempFile("commonplace-err", ".txt");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().keySet().removeIf(name -> name.matches("(COMMONPLACE|DATABASE)_.*"));
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            // Processes that live for seconds are not worth the best code.
            builder.environment().put("COMMONPLACE_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
            builder.environment().putAll(settings);
            return new CommandProcess(builder.start(), out, err);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The first group of the pattern in what it printed, waited for. */
    String awaitLine(String pattern) {
        Pattern line = Pattern.compile(pattern);
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            boolean alive = process.isAlive();
            Optional<String> found = out().lines()
                    .map(line::matcher)
                    .filter(Matcher::find)
                    .map(match -> match.group(1))
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            if (!alive) {
                break;
            }
            pause();
        }
        throw new AssertionError("It never printed " + pattern + "\n" + out() + err());
    }

    int awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("It does not end.\n" + out() + err());
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** What Ctrl-C sends. */
    void interrupt() {
        try (CommandProcess kill = run(Map.of(), List.of("kill", "-INT", Long.toString(process.pid())))) {
            if (kill.awaitEnd() != 0) {
                throw new AssertionError(kill.err());
            }
        }
    }

    /** {@code kill -9}: nothing of it runs any more afterwards. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    String out() {
        return read(out);
    }

    String err() {
        return read(err);
    }

    @Override
    public void close() {
        kill();
        try {
            Files.deleteIfExists(out);
            Files.deleteIfExists(err);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static boolean interruptIsIgnored() {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return false;
        }
        return read(status)
                .lines()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
