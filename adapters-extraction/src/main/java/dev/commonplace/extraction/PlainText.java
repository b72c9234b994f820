package dev.commonplace.extraction;

import dev.commonplace.domain.documents.ExtractedText;
import dev.commonplace.domain.documents.TextBlock.Kind;
import java.util.Optional;

/** Plain text: paragraphs with blank lines between them. The content stays as it is. */
final class PlainText implements TextReader {
    @Override
    public ExtractedText read(String document, Deadline deadline) {
        BlockList blocks = new BlockList(document);
        int paragraphStart = 0;
        int lineStart = 0;
        while (lineStart < document.length()) {
            deadline.step();
            int lineEnd = Lines.end(document, lineStart);
            if (Lines.blank(document, lineStart, lineEnd)) {
                blocks.add(Kind.PARAGRAPH, paragraphStart, lineStart);
                paragraphStart = lineEnd;
            }
            lineStart = Lines.next(document, lineEnd);
        }
        blocks.add(Kind.PARAGRAPH, paragraphStart, document.length());
        return new ExtractedText(document, Optional.empty(), blocks.blocks());
    }
}
