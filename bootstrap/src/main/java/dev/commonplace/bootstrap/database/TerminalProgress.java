package dev.commonplace.bootstrap.database;

import dev.commonplace.maintenance.archive.Progress;
import java.io.PrintWriter;
import java.time.Duration;

/** One line for each stage. At a terminal, the last line says how far the stage is, and is written over. */
final class TerminalProgress implements Progress {
    private static final long PAUSE_NANOS = Duration.ofMillis(200).toNanos();
    private static final String CLEAR_LINE = "\r\u001B[K";

    private final PrintWriter out;
    private final boolean silent;
    private final boolean terminal;
    private String stage = "";
    private long lastNanos = System.nanoTime();
    private boolean detailed;

    @SuppressWarnings("SystemConsoleNull") // it is, without a terminal, for bin/commonplace sets jdk.console=java.base
    TerminalProgress(PrintWriter out, boolean silent) {
        this.out = out;
        this.silent = silent;
        this.terminal = System.console() != null;
    }

    @Override
    public void stage(String what) {
        clear();
        stage = what;
        if (!silent) {
            out.println(what + " ...");
            out.flush();
        }
    }

    @Override
    public void detail(String howFar) {
        if (silent || !terminal || System.nanoTime() - lastNanos < PAUSE_NANOS) {
            return;
        }
        lastNanos = System.nanoTime();
        out.print(CLEAR_LINE + "  " + stage + ": " + howFar);
        out.flush();
        detailed = true;
    }

    /** Leaves the line free for what comes next. */
    void end() {
        clear();
    }

    private void clear() {
        if (detailed) {
            out.print(CLEAR_LINE);
            out.flush();
            detailed = false;
        }
    }
}
