package dev.commonplace.http.documents;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.commonplace.application.documents.IngestArchive;
import dev.commonplace.application.documents.IngestDocuments;
import dev.commonplace.application.documents.StoredDocument;
import dev.commonplace.http.problem.Problem;
import dev.commonplace.http.problem.ProblemMapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the files of an archive.
 *
 * @param received how many files it held
 * @param entries an entry for each, in the order of the archive
 */
record ArchiveReport(
        int received, int created, int replaced, int unchanged, int refused, List<ArchiveReport.Entry> entries) {
    /** One file: a document, or why it is none. */
    record Entry(
            String path,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable DocumentJson document,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Refusal error) {}

    /** @param code the word that a problem would have */
    record Refusal(String code, String detail) {}

    static ArchiveReport of(List<IngestArchive.Entry> entries) {
        return new ArchiveReport(
                entries.size(),
                count(entries, StoredDocument.Effect.CREATED),
                count(entries, StoredDocument.Effect.REPLACED),
                count(entries, StoredDocument.Effect.UNCHANGED),
                (int) entries.stream()
                        .filter(entry -> entry.outcome() instanceof IngestDocuments.Outcome.Refused)
                        .count(),
                entries.stream().map(ArchiveReport::json).toList());
    }

    private static int count(List<IngestArchive.Entry> entries, StoredDocument.Effect effect) {
        return (int) entries.stream()
                .filter(entry -> entry.outcome() instanceof IngestDocuments.Outcome.Stored(var stored)
                        && stored.effect() == effect)
                .count();
    }

    private static Entry json(IngestArchive.Entry entry) {
        return switch (entry.outcome()) {
            case IngestDocuments.Outcome.Stored(var stored) ->
                new Entry(entry.path(), DocumentJson.stored(stored.document(), stored.effect()), null);
            case IngestDocuments.Outcome.Refused(var reason) ->
                new Entry(
                        entry.path(),
                        null,
                        new Refusal(ProblemMapping.kindOf(reason.code()).code(), Problem.printable(reason.reason())));
        };
    }
}
