package dev.commonplace.models.onnx;

import dev.commonplace.application.embeddings.ModelUnavailableException;
import java.nio.file.FileSystemException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Something slow to load that many threads use: loaded by whoever comes first; tried anew after a failure. */
final class LoadedOnce<T extends AutoCloseable> implements AutoCloseable {
    /** Loads the thing. */
    @FunctionalInterface
    interface Loader<T> {
        T load() throws Exception;
    }

    private final String name;
    private final Loader<T> loader;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable T loaded;
    private boolean closed;

    LoadedOnce(String name, Loader<T> loader) {
        this.name = name;
        this.loader = loader;
    }

    boolean ready() {
        return loaded != null;
    }

    /** @throws ModelUnavailableException when it cannot be loaded, or is closed */
    T get() {
        T ready = loaded;
        return ready != null ? ready : load();
    }

    private T load() {
        lock.lock();
        try {
            if (closed) {
                throw new ModelUnavailableException("The " + name + " is shut down.", true, null);
            }
            T ready = loaded;
            if (ready == null) {
                ready = loader.load();
                loaded = ready;
            }
            return ready;
        } catch (ModelUnavailableException unavailable) {
            throw unavailable;
        } catch (Exception | LinkageError failure) {
            throw new ModelUnavailableException(
                    "The " + name + " cannot be loaded on this machine: " + reason(failure), true, failure);
        } finally {
            lock.unlock();
        }
    }

    /** A file that is refused says enough without the name of a class. */
    private static String reason(Throwable failure) {
        return failure instanceof FileSystemException refused
                ? String.valueOf(refused.getMessage())
                : failure.toString();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            T ready = loaded;
            loaded = null;
            if (ready != null) {
                ready.close();
            }
        } catch (Exception failure) {
            throw new IllegalStateException("The " + name + " cannot be closed.", failure);
        } finally {
            lock.unlock();
        }
    }
}
