package dev.commonplace.application.embeddings;

import dev.commonplace.application.operations.AuditLog;
import dev.commonplace.application.operations.Jobs;

/** What a tenant's move to another embedding model works with inside a transaction. */
public interface MoveWork extends EmbeddingsWork {
    SpaceContents contents();

    MessageVectors messageVectors();

    NodeVectors nodeVectors();

    Jobs jobs();

    AuditLog audit();
}
