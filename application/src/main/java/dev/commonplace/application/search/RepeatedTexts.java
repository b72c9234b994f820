package dev.commonplace.application.search;

import dev.commonplace.application.embeddings.EmbedText;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.SpaceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Asks a model for each text once: in a meeting every fourth turn is one that the same person has said before, such as
 * {@code Yeah.}. What was asked for lately is remembered where it is short; one run of a job uses one of these.
 */
final class RepeatedTexts {
    private static final int REMEMBERED_MAX = 2_000;
    /** Longer texts are hardly said twice. */
    private static final int CHARACTERS_MAX = 100;

    private record Asked(SpaceId space, String text) {}

    private final Map<Asked, Embedding> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Embedding> eldest) {
            return size() > REMEMBERED_MAX;
        }
    };

    /** The vectors of the texts, in their order. */
    List<Embedding> embed(SpaceId space, EmbedText model, List<String> texts) {
        Map<String, Embedding> known = new HashMap<>();
        Set<String> wanted = new LinkedHashSet<>();
        for (String text : texts) {
            Embedding before = remembered.get(new Asked(space, text));
            if (before == null) {
                wanted.add(text);
            } else {
                known.put(text, before);
            }
        }
        List<String> asked = new ArrayList<>(wanted);
        List<Embedding> vectors = asked.isEmpty() ? List.of() : model.embed(asked);
        for (int i = 0; i < asked.size(); i++) {
            known.put(asked.get(i), vectors.get(i));
            if (asked.get(i).length() <= CHARACTERS_MAX) {
                remembered.put(new Asked(space, asked.get(i)), vectors.get(i));
            }
        }
        return texts.stream()
                .map(text -> Objects.requireNonNull(known.get(text)))
                .toList();
    }
}
