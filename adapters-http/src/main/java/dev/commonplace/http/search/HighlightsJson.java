package dev.commonplace.http.search;

import dev.commonplace.domain.search.Snippet;
import dev.commonplace.domain.search.TextRange;
import java.util.List;

/** Where a text has words of the question, as offsets in Unicode code points; never as markup. */
final class HighlightsJson {
    private HighlightsJson() {}

    record Range(int start, int end) {}

    record SnippetJson(String text, int start, int end, List<Range> highlights) {}

    static List<Range> ranges(List<TextRange> ranges) {
        return ranges.stream()
                .map(range -> new Range(range.start(), range.end()))
                .toList();
    }

    static SnippetJson snippet(Snippet snippet) {
        return new SnippetJson(snippet.text(), snippet.start(), snippet.end(), ranges(snippet.ranges()));
    }
}
