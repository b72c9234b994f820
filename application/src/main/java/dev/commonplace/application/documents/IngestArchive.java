package dev.commonplace.application.documents;

import dev.commonplace.application.shared.Caller;
import dev.commonplace.domain.documents.DocumentDetails;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Takes the files of an archive in, each as a document of its own and in a transaction of its own. One that is refused
 * does not hold up the others. Where the archive has an external id, each file has it with its path, so that bringing the
 * archive again changes only what has changed in it.
 */
public final class IngestArchive {
    private static final int EXTERNAL_ID_CHARACTERS_MAX = 500;
    private static final int SOURCE_CHARACTERS_MAX = 2_000;

    private final UnpackArchive unpackArchive;
    private final IngestDocument ingestDocument;

    public IngestArchive(UnpackArchive unpackArchive, IngestDocument ingestDocument) {
        this.unpackArchive = unpackArchive;
        this.ingestDocument = ingestDocument;
    }

    /** What became of one file. */
    public record Entry(String path, IngestDocuments.Outcome outcome) {
        public Entry {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(outcome, "outcome");
        }
    }

    /** Whether a file has to be taken in this way. */
    public boolean isArchive(DocumentFile file) {
        return unpackArchive.isArchive(file);
    }

    /**
     * @param shared what holds for each of the files; a title does not, a source and an external id are continued by the
     *     file's path
     * @return an outcome for each file, in the order of the archive
     * @throws RefusedException as {@link UnpackArchive#unpack}; {@code FORBIDDEN}
     */
    public List<Entry> ingest(Caller caller, DocumentDetails shared, DocumentFile archive) {
        caller.require(Role.EDITOR);
        List<Entry> entries = new ArrayList<>();
        unpackArchive.unpack(archive, new UnpackArchive.Visitor() {
            @Override
            public void file(String path, DocumentFile file) {
                entries.add(new Entry(path, store(caller, shared, path, file)));
            }

            @Override
            public void refused(String path, RefusedException reason) {
                entries.add(new Entry(path, new IngestDocuments.Outcome.Refused(reason)));
            }
        });
        return entries;
    }

    private IngestDocuments.Outcome store(Caller caller, DocumentDetails shared, String path, DocumentFile file) {
        try {
            DocumentDraft draft = new DocumentDraft(detailsOf(shared, path), file);
            return new IngestDocuments.Outcome.Stored(ingestDocument.ingest(caller, draft));
        } catch (RefusedException refused) {
            return new IngestDocuments.Outcome.Refused(refused);
        }
    }

    private static DocumentDetails detailsOf(DocumentDetails shared, String path) {
        Optional<String> externalId = shared.externalId().map(id -> id + "/" + path);
        if (externalId.isPresent() && externalId.get().length() > EXTERNAL_ID_CHARACTERS_MAX) {
            throw new RefusedException(ErrorCode.INVALID_VALUE, "The path is too long to be part of an external id.");
        }
        return new DocumentDetails(
                externalId,
                Optional.empty(),
                shared.source()
                        .map(source -> source + "/" + path)
                        .or(() -> Optional.of(path))
                        .filter(source -> source.length() <= SOURCE_CHARACTERS_MAX)
                        .or(shared::source),
                shared.tags(),
                shared.metadata(),
                shared.date());
    }
}
