package dev.commonplace.application.search;

import dev.commonplace.domain.search.MessageScope;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.RefusedException;
import java.util.Objects;

/**
 * What searches in conversations have in common, whether they look for messages, nodes or whole conversations.
 *
 * @param question without likeness
 * @param ranking without boosts and diversity
 * @param shape without groups and facets
 * @param filter of the messages that are searched, or speak for what is searched
 * @param filterAsWritten the filter in the caller's words, for the log
 */
public record TalkSearch(
        SearchQuestion question,
        SearchRanking ranking,
        SearchShape shape,
        MessageScope.Filter filter,
        JsonObject filterAsWritten) {
    public TalkSearch {
        Objects.requireNonNull(filter, "filter");
        Objects.requireNonNull(filterAsWritten, "filterAsWritten");
        refuse(question.like().isPresent(), "/like");
        refuse(ranking.boosts().isPresent(), "/boosts");
        refuse(ranking.diversity().isPresent(), "/diversity");
        refuse(shape.grouping().isPresent(), "/group_by");
        refuse(!shape.facets().isEmpty(), "/facets");
        ranking.mode().ifPresent(question::requireFor);
    }

    private static void refuse(boolean asked, String field) {
        if (asked) {
            throw RefusedException.invalid(field, "A search in conversations does not know this.");
        }
    }
}
