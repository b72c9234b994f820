package dev.commonplace.http.documents;

import dev.commonplace.application.documents.AwaitDocument;
import dev.commonplace.application.documents.DeleteDocument;
import dev.commonplace.application.documents.IngestArchive;
import dev.commonplace.application.documents.IngestDocument;
import dev.commonplace.application.documents.IngestDocuments;
import dev.commonplace.application.documents.IngestEmbedded;
import dev.commonplace.application.documents.IngestUrl;
import dev.commonplace.application.documents.ReadDocuments;

/** What the routes of documents call. */
public record DocumentsUseCases(
        IngestDocument ingestDocument,
        IngestDocuments ingestDocuments,
        IngestArchive ingestArchive,
        IngestEmbedded ingestEmbedded,
        IngestUrl ingestUrl,
        ReadDocuments readDocuments,
        AwaitDocument awaitDocument,
        DeleteDocument deleteDocument) {}
