package dev.commonplace.application.claims;

import dev.commonplace.domain.claims.Evidence;
import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sees that what is cited is there. */
final class CheckEvidence {
    private CheckEvidence() {}

    /** @throws RefusedException naming each document and chunk that the tenant does not have */
    static void require(EvidenceSources sources, List<Evidence> evidence) {
        Set<DocumentId> documents = sources.documents(evidence.stream()
                .map(Evidence::documentId)
                .flatMap(Optional::stream)
                .toList());
        Map<ChunkId, DocumentId> chunks = sources.chunks(evidence.stream()
                .map(Evidence::chunkId)
                .flatMap(Optional::stream)
                .toList());
        List<Violation> missing = new ArrayList<>();
        for (int i = 0; i < evidence.size(); i++) {
            Evidence one = evidence.get(i);
            if (one.documentId().isPresent()
                    && !documents.contains(one.documentId().get())) {
                missing.add(new Violation("/evidence/" + i + "/document_id", "There is no such document."));
            } else if (one.chunkId().isPresent()
                    && !one.documentId().equals(one.chunkId().map(chunks::get))) {
                missing.add(new Violation("/evidence/" + i + "/chunk_id", "The document has no such chunk."));
            }
        }
        if (!missing.isEmpty()) {
            throw new RefusedException(ErrorCode.INVALID_VALUE, "Some of the evidence is not there.", missing);
        }
    }
}
