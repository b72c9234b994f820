package dev.commonplace.http.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.commonplace.application.search.SearchNodes.Hit;
import dev.commonplace.http.search.HitJson.Part;
import dev.commonplace.http.search.HitJson.Parts;
import dev.commonplace.http.search.PassageJson.TitleJson;
import dev.commonplace.http.topics.NodeJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node that was found, as it is shown.
 *
 * @param parents what it is inside of, coarsest first
 * @param passages the messages that speak for it, best first
 */
record NodeHitJson(
        double score,
        NodeJson node,
        List<TitleJson> parents,
        MessageHitJson.ConversationJson conversation,
        Parts parts,
        List<PassageJson> passages,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable StretchExplanationJson explanation) {
    static NodeHitJson of(Hit hit, boolean explained) {
        return new NodeHitJson(
                hit.ranked().score(),
                NodeJson.found(hit.found().node()),
                hit.found().parents().stream().map(TitleJson::of).toList(),
                MessageHitJson.ConversationJson.of(hit.conversation()),
                new Parts(Part.of(hit.ranked().words()), Part.of(hit.ranked().meaning())),
                hit.passages().stream().map(PassageJson::of).toList(),
                explained ? StretchExplanationJson.of(hit.ranked(), hit.lexemes()) : null);
    }
}
