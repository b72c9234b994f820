package dev.commonplace.application.documents;

import dev.commonplace.domain.documents.MediaType;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets only so many large documents be at work at the same time that they fit into memory together; the others wait their
 * turn. Small ones pass at once.
 */
final class WorkingMemory {
    private static final int KIB = 1_024;
    /** All together; a larger document works alone. */
    private static final int KIB_MAX = 96 * KIB;
    /** A byte of text becomes a character, a part of a token, of a word and of a chunk: about 14 bytes of English. */
    private static final int BYTES_PER_BYTE = 16;
    /** Small files of other forms than plain text can hold much text: as much as two of them at a time have room for. */
    private static final int KIB_OF_PACKED = 40 * KIB;

    private static final int KIB_OF_SMALL = 2 * KIB;
    private static final long WAIT_SECONDS_MAX = 120;
    private static final Set<MediaType> PLAIN = Set.of(MediaType.TEXT, MediaType.MARKDOWN, MediaType.HTML);

    private final Semaphore free = new Semaphore(KIB_MAX, true);

    /** @throws RefusedException {@code UNAVAILABLE} where its turn does not come */
    <T> T during(List<DocumentDraft> drafts, Supplier<T> work) {
        return during(drafts.stream().mapToLong(WorkingMemory::weight).sum(), work);
    }

    /** The same for a text, which may be much longer than the file that it was packed in. */
    <T> T during(String text, Supplier<T> work) {
        return during((long) text.length() * BYTES_PER_BYTE / KIB, work);
    }

    private <T> T during(long wanted, Supplier<T> work) {
        int weight = (int) Math.min(KIB_MAX, wanted);
        if (weight <= KIB_OF_SMALL) {
            return work.get();
        }
        take(weight);
        try {
            return work.get();
        } finally {
            free.release(weight);
        }
    }

    private static long weight(DocumentDraft draft) {
        long own = draft.file().bytes().size() * BYTES_PER_BYTE / KIB;
        boolean plain = draft.file().declaredType().filter(PLAIN::contains).isPresent();
        return plain ? own : Math.max(own, KIB_OF_PACKED);
    }

    private void take(int weight) {
        try {
            if (free.tryAcquire(weight, WAIT_SECONDS_MAX, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        throw new RefusedException(
                ErrorCode.UNAVAILABLE, "Too many large documents are at work at this moment. Try again later.");
    }
}
