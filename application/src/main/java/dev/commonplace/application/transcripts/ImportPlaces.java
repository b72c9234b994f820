package dev.commonplace.application.transcripts;

import dev.commonplace.application.documents.DocumentFile;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets only so many large imports be at work at the same time that they fit into memory together. Small ones pass at once. */
public final class ImportPlaces {
    private static final int LARGE_AT_ONCE = 1;
    private static final long SMALL_BYTES = 512 * 1024;
    private static final long WAIT_SECONDS_MAX = 150;

    private final Semaphore free = new Semaphore(LARGE_AT_ONCE, true);

    /** @throws RefusedException {@code UNAVAILABLE} where its turn does not come */
    <T> T during(DocumentFile file, Supplier<T> work) {
        if (file.bytes().size() <= SMALL_BYTES) {
            return work.get();
        }
        take();
        try {
            return work.get();
        } finally {
            free.release();
        }
    }

    private void take() {
        try {
            if (free.tryAcquire(WAIT_SECONDS_MAX, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        throw new RefusedException(
                ErrorCode.UNAVAILABLE, "Too many large imports are at work at this moment. Try again later.");
    }
}
