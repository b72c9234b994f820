package dev.commonplace.domain.documents;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of a text under one heading. Sections touch, and together they are the whole text, whatever the blocks leave
 * out.
 *
 * @param headingPath the path of what stands in it
 * @param start index of its first UTF-16 unit
 * @param end index after its last UTF-16 unit
 * @param blocks its blocks; none only where the text has none
 */
record Section(List<String> headingPath, int start, int end, List<TextBlock> blocks) {
    /** Cuts a text into sections. Headings that follow each other directly stay with the text below the last of them. */
    static List<Section> of(ExtractedText text) {
        List<TextBlock> blocks = text.blocks();
        List<Section> sections = new ArrayList<>();
        int first = 0;
        for (int next = 1; next <= blocks.size(); next++) {
            if (next == blocks.size() || begins(blocks.get(next - 1), blocks.get(next))) {
                List<TextBlock> own = blocks.subList(first, next);
                int start = first == 0 ? 0 : own.getFirst().start();
                int end = next == blocks.size()
                        ? text.content().length()
                        : blocks.get(next).start();
                sections.add(new Section(own.getLast().headingPath(), start, end, own));
                first = next;
            }
        }
        if (blocks.isEmpty()) {
            sections.add(new Section(List.of(), 0, text.content().length(), List.of()));
        }
        return sections;
    }

    private static boolean begins(TextBlock previous, TextBlock block) {
        if (previous.kind() == TextBlock.Kind.HEADING) {
            return false;
        }
        return block.kind() == TextBlock.Kind.HEADING || !block.headingPath().equals(previous.headingPath());
    }
}
