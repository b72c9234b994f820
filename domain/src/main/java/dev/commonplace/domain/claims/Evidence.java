package dev.commonplace.domain.claims;

import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Text;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.Optional;

/**
 * What speaks for a claim or against it: a document of the tenant, or a page of the web.
 *
 * @param chunkId where in the document; empty once a new version of it has other chunks
 * @param url an address that nobody fetches
 */
public record Evidence(
        EvidenceStance stance,
        Optional<DocumentId> documentId,
        Optional<ChunkId> chunkId,
        Optional<String> url,
        Optional<String> note) {
    public static final int URL_CHARACTERS_MAX = 2_000;
    public static final int NOTE_CHARACTERS_MAX = 1_000;

    public Evidence {
        Objects.requireNonNull(stance, "stance");
        if (documentId.isPresent() == url.isPresent()) {
            throw RefusedException.invalid("/document_id", "Evidence is either a document or an address.");
        }
        if (chunkId.isPresent() && documentId.isEmpty()) {
            throw RefusedException.invalid("/chunk_id", "A chunk stands beside its document.");
        }
        url = url.map(text -> address(Text.required("/url", text, URL_CHARACTERS_MAX)));
        note = note.flatMap(text -> Text.optional("/note", text, NOTE_CHARACTERS_MAX));
    }

    private static String address(String text) {
        try {
            URI uri = new URI(text);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return text;
            }
        } catch (URISyntaxException malformed) {
            throw notAnAddress();
        }
        throw notAnAddress();
    }

    private static RefusedException notAnAddress() {
        return RefusedException.invalid("/url", "An address begins with http:// or https://.");
    }
}
