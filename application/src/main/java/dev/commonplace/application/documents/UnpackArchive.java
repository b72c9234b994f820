package dev.commonplace.application.documents;

import dev.commonplace.domain.shared.RefusedException;

/** Takes archives apart: files that hold other files. Safe for use by many threads. */
public interface UnpackArchive {
    /** Whether a file is an archive, and not a document that happens to be packed like one. */
    boolean isArchive(DocumentFile file);

    /**
     * Hands over the files of an archive one by one, those of archives within it as well.
     *
     * @param visitor its file is good until it returns
     * @throws RefusedException before the first file: {@code UNREADABLE_FILE}; {@code TOO_LARGE} for more entries, or
     *     more bytes unpacked, than an archive may have; {@code TOO_COSTLY} for what unpacks as only bombs do
     */
    void unpack(DocumentFile archive, Visitor visitor);

    /** Who takes the files. */
    interface Visitor {
        /** @param path the place in the archive, with {@code /} between folders; never leads out of it */
        void file(String path, DocumentFile file);

        /** An entry that is no file to be had: encrypted, too large, or of a name that no file may have. */
        void refused(String path, RefusedException reason);
    }
}
