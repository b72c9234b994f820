package dev.commonplace.bootstrap;

import dev.commonplace.application.documents.AwaitDocument;
import dev.commonplace.application.documents.DeleteDocument;
import dev.commonplace.application.documents.EmbedDocument;
import dev.commonplace.application.documents.IndexWords;
import dev.commonplace.application.documents.IngestArchive;
import dev.commonplace.application.documents.IngestDocument;
import dev.commonplace.application.documents.IngestDocuments;
import dev.commonplace.application.documents.IngestEmbedded;
import dev.commonplace.application.documents.IngestUrl;
import dev.commonplace.application.documents.LearnVocabulary;
import dev.commonplace.application.documents.PrepareDocument;
import dev.commonplace.application.documents.ReadDocuments;
import dev.commonplace.application.documents.RefreshWordIndex;
import dev.commonplace.application.documents.TokenizeText;
import dev.commonplace.application.embeddings.EmbeddingModels;
import dev.commonplace.application.guard.TenantGuards;
import dev.commonplace.application.operations.JobHandler;
import dev.commonplace.domain.documents.ChunkingPolicy;
import java.util.List;

/** The use cases and jobs of documents. */
record DocumentsWiring(
        IngestDocument ingestDocument,
        IngestDocuments ingestDocuments,
        IngestArchive ingestArchive,
        IngestEmbedded ingestEmbedded,
        IngestUrl ingestUrl,
        ReadDocuments readDocuments,
        AwaitDocument awaitDocument,
        DeleteDocument deleteDocument,
        List<JobHandler> jobHandlers) {

    static DocumentsWiring of(
            Storage storage,
            EmbeddingModels models,
            FilesWiring files,
            TenantGuards guards,
            TokenizeText tokenizeText,
            ChunkingPolicy chunking,
            Platform platform) {
        PrepareDocument prepareDocument = new PrepareDocument(files.extractText(), guards, tokenizeText, chunking);
        ReadDocuments readDocuments = new ReadDocuments(storage.documents());
        IngestDocument ingestDocument = new IngestDocument(
                storage.documents(), prepareDocument, platform.auditor(), platform.ids(), platform.clock());
        return new DocumentsWiring(
                ingestDocument,
                new IngestDocuments(
                        storage.documents(), prepareDocument, platform.auditor(), platform.ids(), platform.clock()),
                new IngestArchive(files.unpackArchive(), ingestDocument),
                new IngestEmbedded(storage.documents(), guards, platform.auditor(), platform.ids(), platform.clock()),
                new IngestUrl(files.fetchUrl(), ingestDocument),
                readDocuments,
                new AwaitDocument(readDocuments, platform.clock()),
                new DeleteDocument(storage.documents(), platform.auditor()),
                List.of(
                        new EmbedDocument(storage.documents(), models, platform.ids(), platform.clock()),
                        new IndexWords(storage.documents(), platform.ids(), platform.clock()),
                        new RefreshWordIndex(storage.documents()),
                        new LearnVocabulary(storage.documents())));
    }
}
