package dev.commonplace.http.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.commonplace.application.search.SearchConversations.Hit;
import dev.commonplace.http.search.HitJson.Part;
import dev.commonplace.http.search.HitJson.Parts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that was found, as it is shown.
 *
 * @param passages the messages that speak for it, best first
 */
record ConversationHitJson(
        double score,
        MessageHitJson.ConversationJson conversation,
        List<String> tags,
        int messageCount,
        Parts parts,
        List<PassageJson> passages,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable StretchExplanationJson explanation) {
    static ConversationHitJson of(Hit hit, boolean explained) {
        return new ConversationHitJson(
                hit.ranked().score(),
                MessageHitJson.ConversationJson.of(hit.conversation()),
                hit.conversation().details().tags(),
                hit.conversation().counters().messages(),
                new Parts(Part.of(hit.ranked().words()), Part.of(hit.ranked().meaning())),
                hit.passages().stream().map(PassageJson::of).toList(),
                explained ? StretchExplanationJson.of(hit.ranked(), hit.lexemes()) : null);
    }
}
