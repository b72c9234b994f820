package dev.commonplace.domain.documents;

import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Text;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known about a document beside its content.
 *
 * @param externalId the caller's own name for it; a second document of that name is a new version of the first
 * @param title 1 to 1,000 characters
 * @param source where it comes from: an address, a path, a system
 * @param tags distinct, each 1 to 100 characters, in the order given
 * @param date when what it tells happened or was written; the time of its arrival where that is not known
 */
public record DocumentDetails(
        Optional<String> externalId,
        Optional<String> title,
        Optional<String> source,
        List<String> tags,
        JsonObject metadata,
        Optional<Instant> date) {
    public static final DocumentDetails NONE = new DocumentDetails(
            Optional.empty(), Optional.empty(), Optional.empty(), List.of(), JsonObject.EMPTY, Optional.empty());

    public static final int TAGS_MAX = 100;
    public static final int TAG_CHARACTERS_MAX = 100;
    public static final int TITLE_CHARACTERS_MAX = 1_000;
    public static final int SOURCE_CHARACTERS_MAX = 2_000;
    /** PostgreSQL's calendar is wider than this; people's documents are not. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    public DocumentDetails {
        externalId = externalId.flatMap(text -> Text.optional("/external_id", text, 500));
        title = title.flatMap(text -> Text.optional("/title", text, TITLE_CHARACTERS_MAX));
        source = source.flatMap(text -> Text.optional("/source", text, SOURCE_CHARACTERS_MAX));
        Objects.requireNonNull(metadata, "metadata");
        if (tags.size() > TAGS_MAX) {
            throw RefusedException.invalid("/tags", "A document has at most " + TAGS_MAX + " tags.");
        }
        LinkedHashSet<String> distinct = new LinkedHashSet<>();
        for (int i = 0; i < tags.size(); i++) {
            distinct.add(Text.required("/tags/" + i, tags.get(i), TAG_CHARACTERS_MAX));
        }
        tags = List.copyOf(distinct);
        if (date.isPresent() && (date.get().isBefore(EARLIEST) || date.get().isAfter(LATEST))) {
            throw RefusedException.invalid("/date", "A date lies in the years 1 to 9999.");
        }
    }
}
