package dev.commonplace.application.transcripts;

import dev.commonplace.application.documents.DocumentFile;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.transcripts.Detection;
import dev.commonplace.domain.transcripts.ImportBudget;
import dev.commonplace.domain.transcripts.ImportedConversation;
import dev.commonplace.domain.transcripts.ReportNotes;
import dev.commonplace.domain.transcripts.TranscriptFormat;
import java.util.Optional;

/** Reads conversations out of a file. Safe for use by many threads; no file can use up memory or time of the service. */
public interface ReadTranscript {
    /**
     * Hands the conversations over one by one; only one of them is in memory. What is wrong with single messages is noted,
     * and reading goes on.
     *
     * @param asked the format that the caller names; empty to find out
     * @param name stands in place of an id of a conversation whose format gives none; empty for a hash of the content
     * @throws RefusedException where the file cannot be read, or not any further: {@code UNSUPPORTED_FORMAT},
     *     {@code UNREADABLE_FILE}, {@code ENCRYPTED_FILE}, {@code TOO_LARGE}, {@code TOO_COSTLY}, {@code UNAVAILABLE}.
     *     Conversations that were handed over before are good
     */
    void read(
            DocumentFile file,
            Optional<TranscriptFormat> asked,
            Optional<String> name,
            ImportBudget budget,
            ReportNotes notes,
            Visitor visitor);

    /** Who takes what is read. */
    interface Visitor {
        /** Once, before the first conversation. */
        void detected(Detection detection);

        /** The encoding in which a text is read. */
        void encoding(String name);

        void conversation(ImportedConversation conversation);
    }
}
