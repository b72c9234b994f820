package dev.commonplace.bootstrap;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was opened, to be closed in the reverse order. Used by one thread at a time. */
final class ResourceStack implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ResourceStack.class);

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    /** Remembers a resource and hands it back. */
    <R extends AutoCloseable> R add(R resource) {
        opened.push(resource);
        return resource;
    }

    /** Closes everything, whatever fails on the way. */
    @Override
    public void close() {
        while (!opened.isEmpty()) {
            AutoCloseable resource = opened.pop();
            try {
                resource.close();
            } catch (Exception failure) {
                LOG.warn("Closing {} failed", resource.getClass().getSimpleName(), failure);
            }
        }
    }
}
