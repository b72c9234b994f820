package dev.commonplace.maintenance.backup;

import dev.commonplace.maintenance.MaintenanceException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One of PostgreSQL's programs at work. What it complains of is read beside, so that it never waits for us, and told when it
 * has failed. Closing it ends it.
 */
final class ToolProcess implements AutoCloseable {
    private static final int COMPLAINTS_MAX = 8;
    private static final int COMPLAINT_CHARACTERS_MAX = 500;
    private static final int SHORT_OUTPUT_BYTES = 4096;
    private static final long END_LIMIT_SECONDS = 30;

    private final String name;
    private final Process process;
    private final List<String> complaints = new ArrayList<>();
    private final CountDownLatch complaintsRead = new CountDownLatch(1);
    private volatile Consumer<String> listener = line -> {};

    private ToolProcess(String name, Process process) {
        this.name = name;
        this.process = process;
    }

    /** @param environment all variables it gets */
    static ToolProcess start(Path program, Map<String, String> environment, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(new File("/"));
        builder.environment().clear();
        builder.environment().putAll(environment);
        String name = String.valueOf(program.getFileName());
        try {
            ToolProcess tool = new ToolProcess(name, builder.start());
            Thread.ofVirtual().name(name + "-complaints").start(tool::readComplaints);
            return tool;
        } catch (IOException unusable) {
            throw new MaintenanceException(
                    "The program " + program + " cannot be run: " + unusable.getMessage(), unusable);
        }
    }

    /** Is told every line that it writes beside its output. */
    void listen(Consumer<String> lineListener) {
        listener = lineListener;
    }

    InputStream output() {
        return process.getInputStream();
    }

    OutputStream input() {
        return process.getOutputStream();
    }

    /** The little that it writes. */
    String shortOutput() {
        try {
            String text = new String(output().readNBytes(SHORT_OUTPUT_BYTES), StandardCharsets.UTF_8);
            requireSuccess();
            return text;
        } catch (IOException broken) {
            throw new MaintenanceException(name + " cannot be read: " + broken.getMessage(), broken);
        }
    }

    /**
     * Waits for its end, when its output has been read.
     *
     * @throws MaintenanceException with what it complained of, where it failed
     */
    void requireSuccess() {
        try {
            int exitCode = process.waitFor();
            if (exitCode != 0) {
                throw failure(exitCode);
            }
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    /** Whether it has ended badly already; waits a little for one that is about to. */
    boolean hasFailed() {
        try {
            return process.waitFor(1, TimeUnit.SECONDS) && process.exitValue() != 0;
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private MaintenanceException failure(int exitCode) throws InterruptedException {
        boolean unused = complaintsRead.await(END_LIMIT_SECONDS, TimeUnit.SECONDS);
        synchronized (complaints) {
            String reason = complaints.isEmpty()
                    ? exitCode > 128
                            ? "it was ended by signal " + (exitCode - 128)
                            : "it ended with exit code " + exitCode
                    : String.join("\n  ", complaints);
            return new MaintenanceException(name + " has failed: " + reason);
        }
    }

    private void readComplaints() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                listener.accept(line);
                if (line.matches("(?s).*(error|ERROR|fatal|FATAL|DETAIL|detail|HINT|hint|CONTEXT):.*")) {
                    keep(line);
                }
            }
        } catch (IOException ended) {
            return;
        } finally {
            complaintsRead.countDown();
        }
    }

    private void keep(String line) {
        synchronized (complaints) {
            if (complaints.size() < COMPLAINTS_MAX) {
                complaints.add(line.substring(0, Math.min(line.length(), COMPLAINT_CHARACTERS_MAX)));
            }
        }
    }

    private MaintenanceException interrupted(InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return new MaintenanceException(name + " was interrupted.", interrupted);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            boolean unused = process.waitFor(END_LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
