package dev.commonplace.embeddedpostgres;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** One of PostgreSQL's tools, run to its end within a time limit, with its output as text. */
final class ShortCommand {
    private static final int OUTPUT_LIMIT_BYTES = 64 * 1024;

    private ShortCommand() {}

    /** How a command ended: its exit code, and what it wrote to both streams, at most 64 KB of it. */
    record Result(int exitCode, String output) {
        boolean succeeded() {
            return exitCode == 0;
        }
    }

    static Result run(List<String> command, Duration timeLimit) throws IOException, InterruptedException {
        Process process = builder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        CompletableFuture<String> output = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> readAll(process.getInputStream(), output));
        if (!process.waitFor(timeLimit.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
            throw new IOException(command.getFirst() + " did not end within " + timeLimit.toSeconds() + " s");
        }
        try {
            return new Result(process.exitValue(), output.join());
        } catch (CompletionException broken) {
            throw new IOException("The output of " + command.getFirst() + " cannot be read", broken);
        }
    }

    /** Without the caller's PG* variables, which would redirect the tools, and away from directories the account cannot enter. */
    static ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(new File("/"));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private static void readAll(InputStream stream, CompletableFuture<String> output) {
        try (stream) {
            String text = new String(stream.readNBytes(OUTPUT_LIMIT_BYTES), StandardCharsets.UTF_8);
            stream.transferTo(OutputStream.nullOutputStream());
            output.complete(text);
        } catch (IOException broken) {
            output.completeExceptionally(new UncheckedIOException(broken));
        }
    }
}
