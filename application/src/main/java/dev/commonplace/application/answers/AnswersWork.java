package dev.commonplace.application.answers;

import dev.commonplace.application.embeddings.EmbeddingSpaces;
import dev.commonplace.application.operations.AuditLog;

/** What answers work with inside a transaction. */
public interface AnswersWork {
    StoredTexts texts();

    EmbeddingSpaces embeddingSpaces();

    AuditLog audit();
}
