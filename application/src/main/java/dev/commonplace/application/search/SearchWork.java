package dev.commonplace.application.search;

import dev.commonplace.application.documents.Chunks;
import dev.commonplace.application.documents.Documents;
import dev.commonplace.application.embeddings.EmbeddingSpaces;

/** What search works with inside a transaction. */
public interface SearchWork {
    FindByWords words();

    FindByMeaning meaning();

    EmbeddingSpaces embeddingSpaces();

    Chunks chunks();

    Documents documents();

    SearchLog searchLog();

    FeedbackLog feedback();

    DocumentUses documentUses();
}
