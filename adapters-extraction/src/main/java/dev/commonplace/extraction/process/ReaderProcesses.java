package dev.commonplace.extraction.process;

import dev.commonplace.application.documents.Extraction;
import dev.commonplace.application.documents.FileBytes;
import dev.commonplace.domain.documents.MediaType;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The processes that read files: none until the first file, none any more when there has been no file for a while. A file
 * that takes too much time or memory costs its process, which is replaced.
 */
public final class ReaderProcesses implements AutoCloseable {
    private final ReaderLaunch launch;
    private final ReaderLimits limits;
    private final Semaphore places;
    private final Deque<Idle> idle = new ArrayDeque<>();
    private boolean closed;
    private @Nullable Thread sweeper;

    private record Idle(ReaderChild child, long sinceNanos) {}

    public ReaderProcesses(ReaderLaunch launch, ReaderLimits limits) {
        this.launch = launch;
        this.limits = limits;
        this.places = new Semaphore(limits.processes(), true);
    }

    /** @throws RefusedException as {@link dev.commonplace.application.documents.ExtractText#extract} */
    public Extraction read(FileBytes file, MediaType type) {
        take();
        try {
            ReaderChild child = idleChild();
            if (child == null) {
                child = ReaderChild.start(launch, limits);
            }
            try {
                return child.read(file, type);
            } finally {
                putBack(child);
            }
        } finally {
            places.release();
        }
    }

    private void take() {
        try {
            if (places.tryAcquire(limits.waitMax().toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        throw new RefusedException(ErrorCode.UNAVAILABLE, "All readers are busy with other files. Try again later.");
    }

    private synchronized @Nullable ReaderChild idleChild() {
        if (closed) {
            throw new RefusedException(ErrorCode.UNAVAILABLE, "The service is stopping.");
        }
        while (!idle.isEmpty()) {
            ReaderChild child = idle.pop().child();
            if (child.isUsable()) {
                return child;
            }
            child.close();
        }
        return null;
    }

    private void putBack(ReaderChild child) {
        synchronized (this) {
            if (!closed && child.isUsable()) {
                idle.push(new Idle(child, System.nanoTime()));
                sweep();
                return;
            }
        }
        child.close();
    }

    private void sweep() {
        if (sweeper == null) {
            sweeper = Thread.ofVirtual().name("reader-sweeper").start(this::endIdle);
        }
    }

    private void endIdle() {
        boolean more = true;
        while (more) {
            try {
                Thread.sleep(limits.idleMax());
            } catch (InterruptedException stopped) {
                return;
            }
            List<ReaderChild> ended = new ArrayList<>();
            synchronized (this) {
                long now = System.nanoTime();
                idle.removeIf(one -> {
                    boolean old = now - one.sinceNanos() > limits.idleMax().toNanos() / 2;
                    return old && ended.add(one.child());
                });
                more = !idle.isEmpty();
                if (!more) {
                    sweeper = null;
                }
            }
            ended.forEach(ReaderChild::close);
        }
    }

    @Override
    public void close() {
        List<ReaderChild> ended = new ArrayList<>();
        synchronized (this) {
            closed = true;
            idle.forEach(one -> ended.add(one.child()));
            idle.clear();
            if (sweeper != null) {
                sweeper.interrupt();
            }
        }
        ended.forEach(ReaderChild::close);
    }
}
