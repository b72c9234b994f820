package dev.commonplace.extraction.office;

import dev.commonplace.application.documents.Extraction;
import dev.commonplace.domain.documents.MediaType;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.poi.EncryptedDocumentException;

/** Reads one file, and says in the caller's terms why it cannot be read. Anything may be thrown while a file is read. */
public final class ReadFile {
    private static final int CAUSES_MAX = 50;

    private ReadFile() {}

    /**
     * @param unitsMax the most UTF-16 units of text
     * @throws RefusedException {@code UNREADABLE_FILE}, {@code ENCRYPTED_FILE}, {@code TOO_LARGE}, {@code TOO_COSTLY}
     */
    public static Extraction read(Path file, MediaType type, int unitsMax) {
        try {
            if (type.equals(MediaType.EMAIL)) {
                return new MailReader(unitsMax).read(file);
            }
            return new TikaReader(unitsMax).read(file, type);
        } catch (StackOverflowError deep) {
            throw new RefusedException(ErrorCode.UNREADABLE_FILE, "The file nests too deeply to be read.");
        } catch (OutOfMemoryError large) {
            throw large;
        } catch (Throwable failure) {
            throw refusal(failure, type);
        }
    }

    private static RefusedException refusal(Throwable failure, MediaType type) {
        Set<Throwable> seen = new HashSet<>();
        Throwable cause = failure;
        while (cause != null && seen.add(cause) && seen.size() < CAUSES_MAX) {
            if (cause instanceof RefusedException refused) {
                return refused;
            }
            if (cause instanceof EncryptedDocumentException
                    || cause instanceof org.apache.tika.exception.EncryptedDocumentException) {
                return encrypted();
            }
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (message.contains("zip bomb") || message.contains("maxentrysize") || message.contains("maxoverride")) {
                return new RefusedException(
                        ErrorCode.TOO_COSTLY, "The file unpacks to far more than it is itself, as bombs do.");
            }
            cause = cause.getCause();
        }
        return new RefusedException(
                ErrorCode.UNREADABLE_FILE, "The file is broken or cut off: it cannot be read as " + type.value() + ".");
    }

    static RefusedException encrypted() {
        return new RefusedException(
                ErrorCode.ENCRYPTED_FILE, "The file is encrypted. Take its password off, and bring it again.");
    }
}
