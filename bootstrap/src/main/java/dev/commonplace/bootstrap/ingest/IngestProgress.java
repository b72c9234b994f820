package dev.commonplace.bootstrap.ingest;

import dev.commonplace.maintenance.archive.Progress;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** Tells how far it is: a bar on a terminal, else a line now and then. Used by many threads. */
final class IngestProgress {
    private static final int BAR_CHARACTERS = 24;
    private static final long LINE_NANOS = Duration.ofSeconds(10).toNanos();

    private final Progress terminal;
    private final Consumer<String> lines;
    private final boolean isTerminal;
    private final long start = System.nanoTime();
    private long lastLine = start;
    private long total;
    private long done;
    private String unit = "documents";

    /** @param lines gets whole lines where there is no terminal */
    IngestProgress(Progress terminal, boolean isTerminal, Consumer<String> lines) {
        this.terminal = terminal;
        this.isTerminal = isTerminal;
        this.lines = lines;
    }

    /** @param total 0 where nobody knows */
    synchronized void begin(String stage, String unit, long total) {
        this.total = total;
        this.unit = unit;
        this.done = 0;
        terminal.stage(stage);
    }

    synchronized void advance(long by) {
        done += by;
        if (isTerminal) {
            terminal.detail(text());
        } else if (System.nanoTime() - lastLine >= LINE_NANOS) {
            lastLine = System.nanoTime();
            lines.accept(text());
        }
    }

    private String text() {
        double seconds = Math.max(0.001, (System.nanoTime() - start) / 1e9);
        String rate = String.format(Locale.ROOT, "%.0f/s", done / seconds);
        if (total == 0) {
            return String.format(Locale.ROOT, "%,d %s, %s", done, unit, rate);
        }
        int filled = (int) (BAR_CHARACTERS * Math.min(done, total) / total);
        String bar = isTerminal ? "[" + "#".repeat(filled) + ".".repeat(BAR_CHARACTERS - filled) + "] " : "";
        return String.format(Locale.ROOT, "%s%,d of %,d %s, %s", bar, done, total, unit, rate);
    }
}
