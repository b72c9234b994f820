package dev.commonplace.http.transcripts;

import dev.commonplace.application.documents.FetchUrl;
import dev.commonplace.application.transcripts.ImportConversations;
import dev.commonplace.application.transcripts.PreviewImport;

/** What the routes of imports call. */
public record TranscriptsUseCases(
        ImportConversations importConversations, PreviewImport previewImport, FetchUrl fetchUrl) {}
