package dev.commonplace.http.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.commonplace.application.search.SearchMessages.Hit;
import dev.commonplace.application.search.SearchMessages.Turn;
import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.conversations.Message;
import dev.commonplace.domain.conversations.Participant;
import dev.commonplace.domain.search.RankedTurn;
import dev.commonplace.http.search.HitExplanationJson.Leg;
import dev.commonplace.http.search.HitExplanationJson.Lexeme;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message that was found, as it is shown, with what was said around it. */
record MessageHitJson(
        double score,
        UUID messageId,
        int sequence,
        @Nullable SpeakerJson speaker,
        String role,
        String text,
        @Nullable Instant saidAt,
        @Nullable Long startMillis,
        @Nullable Long endMillis,
        Instant createdAt,
        ConversationJson conversation,
        HitJson.Parts parts,
        List<ContextJson> context,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<HighlightsJson.Range> highlights,
        @JsonInclude(JsonInclude.Include.NON_NULL) HighlightsJson.@Nullable SnippetJson snippet,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ExplanationJson explanation) {
    record SpeakerJson(UUID id, String key, String name) {
        static @Nullable SpeakerJson of(Turn turn) {
            return turn.speaker().map(SpeakerJson::of).orElse(null);
        }

        private static SpeakerJson of(Participant participant) {
            return new SpeakerJson(participant.id().value(), participant.key(), participant.name());
        }
    }

    record ConversationJson(
            UUID id,
            @Nullable String externalId,
            String title,
            String kind,
            String source,
            @Nullable Instant startedAt) {
        static ConversationJson of(Conversation conversation) {
            return new ConversationJson(
                    conversation.id().value(),
                    conversation.details().externalId().orElse(null),
                    conversation.details().title(),
                    conversation.details().kind().word(),
                    conversation.details().source().type(),
                    conversation.details().startedAt().orElse(null));
        }
    }

    /** A message before or after the hit. */
    record ContextJson(
            UUID messageId,
            int sequence,
            @Nullable SpeakerJson speaker,
            String text,
            @Nullable Instant saidAt) {
        static ContextJson of(Turn turn) {
            Message message = turn.message();
            return new ContextJson(
                    message.id().value(),
                    message.sequence(),
                    SpeakerJson.of(turn),
                    message.content(),
                    message.details().time().saidAt().orElse(null));
        }
    }

    /** How a hit came by its score: its own contribution and the neighbours'. */
    record ExplanationJson(
            double score,
            double base,
            double contribution,
            @Nullable Leg text,
            @Nullable Leg semantic,
            List<Lexeme> lexemes,
            List<NeighbourJson> neighbours) {
        static ExplanationJson of(Hit hit) {
            RankedTurn ranked = hit.ranked();
            return new ExplanationJson(
                    ranked.score(),
                    ranked.base(),
                    ranked.contribution(),
                    Leg.of(ranked.words()),
                    Leg.of(ranked.meaning()),
                    hit.lexemes().stream().map(Lexeme::of).toList(),
                    ranked.lent().stream().map(NeighbourJson::of).toList());
        }
    }

    record NeighbourJson(UUID messageId, double base, double contribution) {
        static NeighbourJson of(RankedTurn.Lent lent) {
            return new NeighbourJson(lent.from().value(), lent.base(), lent.contribution());
        }
    }

    static MessageHitJson of(Hit hit, boolean explained) {
        Message message = hit.turn().message();
        RankedTurn ranked = hit.ranked();
        return new MessageHitJson(
                ranked.score(),
                message.id().value(),
                message.sequence(),
                SpeakerJson.of(hit.turn()),
                message.details().role().word(),
                message.content(),
                message.details().time().saidAt().orElse(null),
                boxed(message.details().time().startMillis()),
                boxed(message.details().time().endMillis()),
                message.createdAt(),
                ConversationJson.of(hit.conversation()),
                new HitJson.Parts(HitJson.Part.of(ranked.words()), HitJson.Part.of(ranked.meaning())),
                hit.context().stream().map(ContextJson::of).toList(),
                hit.highlights()
                        .map(found -> HighlightsJson.ranges(found.ranges()))
                        .orElse(null),
                hit.highlights()
                        .map(found -> HighlightsJson.snippet(found.snippet()))
                        .orElse(null),
                explained ? ExplanationJson.of(hit) : null);
    }

    private static @Nullable Long boxed(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }
}
