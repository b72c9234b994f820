package dev.commonplace.http.corrections;

import dev.commonplace.application.corrections.CorrectGraph;
import java.util.List;

/**
 * What corrections have done.
 *
 * @param revision of the graph with them
 * @param pending whether the shape of the graph will follow by a job
 */
public record CorrectedJson(List<EditJson> edits, int revision, boolean pending) {
    static CorrectedJson of(CorrectGraph.Outcome outcome) {
        return new CorrectedJson(
                outcome.edits().stream().map(EditJson::of).toList(), outcome.revision(), outcome.pending());
    }
}
