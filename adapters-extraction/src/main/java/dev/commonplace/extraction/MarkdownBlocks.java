package dev.commonplace.extraction;

import dev.commonplace.domain.documents.TextBlock.Kind;
import dev.commonplace.domain.documents.WhiteSpace;
import dev.commonplace.extraction.blocks.HeadingTrail;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.jspecify.annotations.Nullable;

/**
 * Turns the parsed tree of one Markdown document into blocks of whole lines, so that the marks of lists and quotes stay
 * with their text. Lines that are in no leaf of the tree (rules, link definitions, empty items) join the block before them
 * or make their own.
 */
final class MarkdownBlocks {
    private final String document;
    private final String body;
    private final int bodyStart;
    private final BlockList blocks;
    private @Nullable String title;

    MarkdownBlocks(String document, int bodyStart, BlockList blocks) {
        this.document = document;
        this.body = document.substring(bodyStart);
        this.bodyStart = bodyStart;
        this.blocks = blocks;
    }

    /** The first heading of level 1. */
    Optional<String> title() {
        return Optional.ofNullable(title);
    }

    void read(Node root) {
        visit(root);
        addLeftOver(document.length());
    }

    private void visit(Node parent) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Block block && isLeaf(block)) {
                add(block);
            } else {
                visit(node);
            }
        }
    }

    private static boolean isLeaf(Block block) {
        return block instanceof Heading
                || block instanceof Paragraph
                || block instanceof FencedCodeBlock
                || block instanceof IndentedCodeBlock
                || block instanceof HtmlBlock
                || block instanceof LongRun.Text;
    }

    private void add(Block leaf) {
        List<SourceSpan> spans = leaf.getSourceSpans();
        if (spans.isEmpty()) {
            return;
        }
        SourceSpan first = spans.getFirst();
        SourceSpan last = spans.getLast();
        int start = Math.max(blocks.end(), bodyStart + first.getInputIndex() - first.getColumnIndex());
        int end = Lines.end(document, bodyStart + last.getInputIndex() + last.getLength());
        addLeftOver(start);
        if (leaf instanceof Heading heading) {
            addHeading(heading, start, end);
        } else if (leaf instanceof FencedCodeBlock || leaf instanceof IndentedCodeBlock) {
            blocks.add(Kind.CODE, start, end);
        } else {
            addParagraph(kindBelow(leaf), start, end);
        }
    }

    private void addHeading(Heading heading, int start, int end) {
        String text = MarkdownHeadings.title(heading, body);
        if (title == null && heading.getLevel() == 1 && !text.isEmpty()) {
            title = HeadingTrail.shortened(text);
        }
        blocks.addHeading(heading.getLevel(), text, start, end);
    }

    private void addParagraph(Kind kind, int start, int end) {
        int rowStart = MarkdownTables.start(document, start, end);
        blocks.add(kind, start, rowStart);
        while (rowStart < end) {
            int rowEnd = Math.min(Lines.end(document, rowStart), end);
            blocks.add(Kind.TABLE_ROW, rowStart, rowEnd);
            rowStart = Lines.next(document, rowEnd);
        }
    }

    private static Kind kindBelow(Block leaf) {
        for (Node above = leaf.getParent(); above != null; above = above.getParent()) {
            if (above instanceof ListItem) {
                return Kind.LIST_ITEM;
            }
            if (above instanceof BlockQuote) {
                return Kind.QUOTE;
            }
        }
        return Kind.PARAGRAPH;
    }

    private void addLeftOver(int end) {
        int start = blocks.end();
        int textStart = WhiteSpace.skip(document, start, end);
        if (textStart == end) {
            return;
        }
        boolean adjacent = start > 0 && Lines.next(document, Lines.end(document, start)) >= lineStart(textStart, start);
        if (adjacent && !blocks.lastIs(Kind.HEADING)) {
            blocks.extendLast(end);
        } else {
            blocks.add(Kind.PARAGRAPH, textStart, end);
        }
    }

    private int lineStart(int index, int limit) {
        int start = index;
        while (start > limit && document.charAt(start - 1) != '\n' && document.charAt(start - 1) != '\r') {
            start--;
        }
        return start;
    }
}
