package dev.commonplace.application.documents;

import dev.commonplace.application.shared.Caller;
import dev.commonplace.domain.documents.DocumentDetails;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import java.net.URI;
import java.util.Optional;

/** Takes in what is at an address of the web. Its source is where it was found in the end. */
public final class IngestUrl {
    private final FetchUrl fetchUrl;
    private final IngestDocument ingestDocument;

    public IngestUrl(FetchUrl fetchUrl, IngestDocument ingestDocument) {
        this.fetchUrl = fetchUrl;
        this.ingestDocument = ingestDocument;
    }

    /** @throws RefusedException as {@link FetchUrl#fetch} and {@link IngestDocument#ingest} */
    public StoredDocument ingest(Caller caller, URI url, DocumentDetails details) {
        caller.require(Role.EDITOR);
        requireWebAddress(url);
        return fetchUrl.fetch(
                url,
                fetched -> ingestDocument.ingest(
                        caller, new DocumentDraft(sourced(details, fetched.finalUrl()), fetched.file())));
    }

    private static void requireWebAddress(URI url) {
        boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        if (!web || url.getHost() == null) {
            throw RefusedException.invalid("/url", "An address begins with http:// or https:// and names a host.");
        }
    }

    private static DocumentDetails sourced(DocumentDetails details, URI finalUrl) {
        return new DocumentDetails(
                details.externalId(),
                details.title(),
                details.source().or(() -> Optional.of(finalUrl.toString())),
                details.tags(),
                details.metadata(),
                details.date());
    }
}
