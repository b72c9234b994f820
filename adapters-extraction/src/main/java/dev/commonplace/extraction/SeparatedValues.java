package dev.commonplace.extraction;

import dev.commonplace.domain.documents.ExtractedText;
import dev.commonplace.domain.documents.TextBlock.Kind;
import java.util.Optional;

/** Values separated by commas or tabs: a block for each row. The content stays as it is. */
final class SeparatedValues implements TextReader {
    /** A row that does not end by then has a quote too many, and ends with its line. */
    private static final int QUOTED_UNITS_MAX = 100_000;

    @Override
    public ExtractedText read(String document, Deadline deadline) {
        BlockList blocks = new BlockList(document);
        int start = 0;
        while (start < document.length()) {
            deadline.step();
            int end = rowEnd(document, start);
            blocks.add(Kind.TABLE_ROW, start, end);
            start = Lines.next(document, end);
        }
        return new ExtractedText(document, Optional.empty(), blocks.blocks());
    }

    /** Where the row ends; what stands between quotes may hold line breaks. */
    private static int rowEnd(String document, int start) {
        boolean quoted = false;
        int last = (int) Math.min(document.length(), (long) start + QUOTED_UNITS_MAX);
        for (int i = start; i < last; i++) {
            char unit = document.charAt(i);
            if (unit == '"') {
                quoted = !quoted;
            } else if (!quoted && (unit == '\n' || unit == '\r')) {
                return i;
            }
        }
        return last == document.length() && !quoted ? last : Lines.end(document, start);
    }
}
