package dev.commonplace.http.answers;

import dev.commonplace.domain.answers.Passage;
import dev.commonplace.domain.answers.PassagePart;
import dev.commonplace.domain.answers.PassagePlan;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A passage as it is shown: {@code chunk_id} is the chunk that it begins in. */
record PassageJson(
        int number,
        UUID documentId,
        @Nullable String externalId,
        @Nullable String title,
        int version,
        UUID chunkId,
        List<UUID> chunkIds,
        int start,
        int end,
        List<String> headingPath,
        @Nullable Integer page,
        double score,
        int tokens,
        String text) {
    static PassageJson of(Passage passage) {
        PassagePlan plan = passage.plan();
        PassagePart first = plan.parts().getFirst();
        return new PassageJson(
                passage.number(),
                plan.documentId().value(),
                passage.externalId().orElse(null),
                passage.title().orElse(null),
                plan.version(),
                first.chunkId().value(),
                plan.parts().stream().map(part -> part.chunkId().value()).toList(),
                plan.start(),
                passage.end(),
                plan.headingPath(),
                CitationJson.boxed(first.page()),
                plan.score(),
                passage.tokens(),
                passage.text());
    }
}
