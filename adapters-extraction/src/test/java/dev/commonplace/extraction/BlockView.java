package dev.commonplace.extraction;

import dev.commonplace.domain.documents.ExtractedText;
import dev.commonplace.domain.documents.TextBlock;
import java.util.List;

/** Blocks in a form that reads well in a test: kind, path of headings, text. */
final class BlockView {
    private BlockView() {}

    static List<String> of(ExtractedText text) {
        return text.blocks().stream().map(block -> line(text.content(), block)).toList();
    }

    private static String line(String content, TextBlock block) {
        String path = String.join(" > ", block.headingPath());
        return block.kind() + " [" + path + "] " + content.substring(block.start(), block.end());
    }
}
