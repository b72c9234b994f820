package dev.commonplace.http.transcripts;

import dev.commonplace.application.documents.DocumentFile;
import dev.commonplace.application.documents.FileBytes;
import dev.commonplace.application.transcripts.ImportOptions;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.http.json.JsonFields;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What was handed in: a file, or an address where one is.
 *
 * @param origin kept with the source of each conversation
 */
record ImportBody(Optional<DocumentFile> file, Optional<URI> url, ImportOptions options, Map<String, String> origin) {
    ImportBody {
        Objects.requireNonNull(options, "options");
        origin = Map.copyOf(origin);
    }

    static ImportBody ofFile(DocumentFile file, ImportOptions options) {
        return new ImportBody(Optional.of(file), Optional.empty(), options, Map.of());
    }

    /** A body of JSON: {@code text} that was pasted, or {@code url}. */
    static ImportBody read(JsonFields fields) {
        ImportOptions options = OptionFields.read(fields);
        Optional<String> text = fields.text("text");
        Optional<String> url = fields.text("url");
        Optional<String> fileName = fields.text("file_name");
        if (text.isPresent() == url.isPresent()) {
            throw RefusedException.invalid(
                    text.isPresent() ? "/url" : "/text", "Either a text or a url is needed here, and not both.");
        }
        if (text.isPresent()) {
            DocumentFile pasted =
                    new DocumentFile(FileBytes.of(text.get()), Optional.empty(), Optional.empty(), fileName);
            return ofFile(pasted, options);
        }
        URI address = address(url.orElseThrow());
        return new ImportBody(Optional.empty(), Optional.of(address), options, Map.of("url", address.toString()));
    }

    private static URI address(String text) {
        try {
            URI address = new URI(text.strip());
            boolean web = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
            if (web && address.getHost() != null) {
                return address;
            }
        } catch (URISyntaxException malformed) {
            throw RefusedException.invalid("/url", "This is no address of the web.");
        }
        throw RefusedException.invalid("/url", "An address begins with http:// or https:// and names a host.");
    }
}
