package dev.commonplace.application.documents;

import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.documents.Chunk;
import dev.commonplace.domain.documents.Document;
import dev.commonplace.domain.documents.DocumentFilter;
import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.shared.Page;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import java.util.List;
import java.util.Optional;

/** Shows a tenant its documents. */
public final class ReadDocuments {
    private final Transactions<DocumentsWork> transactions;

    public ReadDocuments(Transactions<DocumentsWork> transactions) {
        this.transactions = transactions;
    }

    /** A document with its whole content. */
    public record WithContent(Document document, String content) {}

    /** Newest first. */
    public Page<Document> list(Caller caller, DocumentFilter filter, PageRequest page) {
        caller.require(Role.READER);
        return transactions.readInTenant(
                caller.tenantId(), work -> work.documents().list(filter, page));
    }

    /** @throws RefusedException {@code NOT_FOUND} */
    public WithContent read(Caller caller, DocumentId id) {
        caller.require(Role.READER);
        return transactions
                .readInTenant(
                        caller.tenantId(),
                        work -> work.documents()
                                .find(id)
                                .flatMap(document -> work.documents()
                                        .content(id)
                                        .map(content -> new WithContent(document, content))))
                .orElseThrow(() -> RefusedException.notFound("The document"));
    }

    /** A document without its content; empty where there is none. */
    public Optional<Document> find(Caller caller, DocumentId id) {
        caller.require(Role.READER);
        return transactions.readInTenant(
                caller.tenantId(), work -> work.documents().find(id));
    }

    /**
     * The chunks of a document in their order.
     *
     * @param fromOrdinal the first one wanted
     * @param limit the most wanted, 1 to {@link PageRequest#LIMIT_MAX}
     * @throws RefusedException {@code NOT_FOUND}
     */
    public List<Chunk> chunks(Caller caller, DocumentId id, int fromOrdinal, int limit) {
        caller.require(Role.READER);
        return transactions.readInTenant(caller.tenantId(), work -> {
            if (work.documents().find(id).isEmpty()) {
                throw RefusedException.notFound("The document");
            }
            return work.chunks().ofDocument(id, fromOrdinal, limit);
        });
    }
}
