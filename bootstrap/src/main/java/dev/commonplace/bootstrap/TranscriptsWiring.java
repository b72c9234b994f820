package dev.commonplace.bootstrap;

import dev.commonplace.application.transcripts.ImportConversations;
import dev.commonplace.application.transcripts.ImportPlaces;
import dev.commonplace.application.transcripts.PreviewImport;
import dev.commonplace.application.transcripts.ReadTranscript;
import dev.commonplace.domain.transcripts.ImportLimits;
import dev.commonplace.extraction.transcripts.StandardReadTranscript;
import dev.commonplace.http.transcripts.TranscriptsUseCases;
import java.nio.file.Path;

/** The import of other systems' conversations. */
final class TranscriptsWiring {
    private TranscriptsWiring() {}

    static TranscriptsUseCases of(ConversationsWiring conversations, FilesWiring files) {
        ReadTranscript readTranscript =
                new StandardReadTranscript(files.extractText(), Path.of(System.getProperty("java.io.tmpdir")));
        ImportPlaces places = new ImportPlaces();
        return new TranscriptsUseCases(
                new ImportConversations(
                        readTranscript,
                        conversations.useCases().bring(),
                        places,
                        ImportLimits.DEFAULT,
                        System::nanoTime),
                new PreviewImport(readTranscript, places, ImportLimits.DEFAULT, System::nanoTime),
                files.fetchUrl());
    }
}
