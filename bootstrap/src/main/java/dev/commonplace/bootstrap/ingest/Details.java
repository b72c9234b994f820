package dev.commonplace.bootstrap.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is said of every file beside its content.
 *
 * @param source null for the file's own name
 */
record Details(@Nullable String source, List<String> tags) {
    ObjectNode of(LocalFile file) {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        details.put("external_id", file.externalId());
        details.put("source", source(file));
        tags.forEach(details.withArray("/tags")::add);
        return details;
    }

    /** Says it of a document that does not say it itself. */
    void complete(ObjectNode document) {
        if (source != null && !document.hasNonNull("source")) {
            document.put("source", source);
        }
        if (!tags.isEmpty() && !document.hasNonNull("tags")) {
            document.remove("tags");
            tags.forEach(document.withArray("/tags")::add);
        }
    }

    /** Whether a document already says this. */
    boolean agree(LocalFile file, JsonNode document) {
        Set<String> theirs = new TreeSet<>();
        document.path("tags").forEach(tag -> theirs.add(tag.asText()));
        return theirs.equals(new TreeSet<>(tags))
                && source(file).equals(document.path("source").asText());
    }

    private String source(LocalFile file) {
        return source == null ? file.path().getFileName().toString() : source;
    }
}
