package dev.commonplace.domain.documents;

import dev.commonplace.domain.guard.Redaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Moves the structure of a text along with its redaction. */
public final class RedactedText {
    private RedactedText() {}

    /**
     * The same text with marks in it. A mark belongs to the block in which the part that it replaces began; a block that was
     * all inside of that part and did not begin it is gone. The document's own title is left out.
     *
     * @param redaction of the text's content
     * @param heading a heading's title as it may be kept
     */
    public static ExtractedText of(ExtractedText text, Redaction redaction, UnaryOperator<String> heading) {
        String content = redaction.text();
        List<TextBlock> blocks = new ArrayList<>(text.blocks().size());
        for (TextBlock block : text.blocks()) {
            int end = redaction.end(block.end());
            int start = WhiteSpace.skip(content, redaction.start(block.start()), end);
            if (start < end) {
                blocks.add(new TextBlock(
                        block.kind(),
                        start,
                        end,
                        block.headingPath().stream().map(heading).toList(),
                        block.page()));
            }
        }
        return new ExtractedText(content, Optional.empty(), blocks);
    }
}
