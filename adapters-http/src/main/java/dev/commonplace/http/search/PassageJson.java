package dev.commonplace.http.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.commonplace.application.search.FindNodes.NodeTitle;
import dev.commonplace.application.search.Passage;
import dev.commonplace.domain.conversations.Message;
import dev.commonplace.http.search.MessageHitJson.SpeakerJson;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that speaks for a hit.
 *
 * @param score among the messages of that hit
 */
record PassageJson(
        double score,
        UUID messageId,
        int sequence,
        @Nullable SpeakerJson speaker,
        String text,
        @Nullable Instant saidAt,
        @Nullable TitleJson topic,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<HighlightsJson.Range> highlights,
        @JsonInclude(JsonInclude.Include.NON_NULL) HighlightsJson.@Nullable SnippetJson snippet) {
    /** What a node is called. */
    record TitleJson(UUID nodeId, int level, String title) {
        static TitleJson of(NodeTitle title) {
            return new TitleJson(title.id().value(), title.level().number(), title.title());
        }
    }

    static PassageJson of(Passage passage) {
        Message message = passage.turn().message();
        return new PassageJson(
                passage.ranked().score(),
                message.id().value(),
                message.sequence(),
                SpeakerJson.of(passage.turn()),
                message.content(),
                message.details().time().saidAt().orElse(null),
                passage.topic().map(TitleJson::of).orElse(null),
                passage.highlights()
                        .map(found -> HighlightsJson.ranges(found.ranges()))
                        .orElse(null),
                passage.highlights()
                        .map(found -> HighlightsJson.snippet(found.snippet()))
                        .orElse(null));
    }
}
