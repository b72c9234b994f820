package dev.commonplace.domain.annotations;

import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Text;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

/**
 * What an author says, and to whom.
 *
 * @param text of a note, or the label of a bookmark
 * @param tags each once, in the order given
 * @param isPrivate whether only its author and administrators see it; else everybody who sees the conversation
 */
public record AnnotationDetails(String text, List<String> tags, boolean isPrivate) {
    public static final int TAGS_MAX = 20;
    public static final int TAG_CHARACTERS_MAX = 100;

    public AnnotationDetails {
        Objects.requireNonNull(text, "text");
        if (tags.size() > TAGS_MAX) {
            throw RefusedException.invalid("/tags", "At most " + TAGS_MAX + " tags are allowed here.");
        }
        LinkedHashSet<String> distinct = new LinkedHashSet<>();
        for (int i = 0; i < tags.size(); i++) {
            distinct.add(Text.required("/tags/" + i, tags.get(i), TAG_CHARACTERS_MAX));
        }
        tags = List.copyOf(distinct);
    }

    /** @throws RefusedException where the text is none for the kind: a note says something */
    public void requireFor(AnnotationKind kind) {
        if (kind == AnnotationKind.NOTE) {
            Text.required(kind.field(), text, kind.charactersMax());
        } else {
            Text.storable(kind.field(), text, kind.charactersMax());
        }
    }
}
