package dev.commonplace.domain.documents;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a reader finds in a document.
 *
 * @param content the whole text; all offsets point into it
 * @param title the title that the document gives itself, where it does
 * @param blocks its structure: blocks in rising order that do not overlap and together hold all that is not white space
 */
public record ExtractedText(String content, Optional<String> title, List<TextBlock> blocks) {
    public ExtractedText {
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(title, "title");
        blocks = List.copyOf(blocks);
        int position = 0;
        for (TextBlock block : blocks) {
            if (block.start() < position || block.end() > content.length()) {
                throw new IllegalArgumentException("Blocks rise, do not overlap and lie inside the text.");
            }
            position = block.end();
        }
    }
}
