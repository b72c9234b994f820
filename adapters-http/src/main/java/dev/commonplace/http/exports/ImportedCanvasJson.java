package dev.commonplace.http.exports;

import dev.commonplace.application.exports.ImportCanvas;
import dev.commonplace.http.corrections.EditJson;
import java.util.List;

/**
 * What became of a canvas that came back.
 *
 * @param skipped changes that the graph does not follow
 * @param cards how many cards and lines of their own the canvas has now
 */
public record ImportedCanvasJson(
        int zoom, List<EditJson> edits, List<SkippedJson> skipped, int cards, int revision, boolean pending) {
    /** @param id of the card or the line */
    public record SkippedJson(String id, String reason) {}

    static ImportedCanvasJson of(ImportCanvas.Outcome outcome) {
        return new ImportedCanvasJson(
                outcome.zoom().number(),
                outcome.edits().stream().map(EditJson::of).toList(),
                outcome.skipped().stream()
                        .map(skipped -> new SkippedJson(skipped.id(), skipped.reason()))
                        .toList(),
                outcome.cards(),
                outcome.revision(),
                outcome.pending());
    }
}
