package dev.commonplace.extraction;

import dev.commonplace.domain.documents.TextBlock;
import dev.commonplace.domain.documents.TextBlock.Kind;
import dev.commonplace.domain.documents.WhiteSpace;
import dev.commonplace.extraction.blocks.HeadingTrail;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/** Walks through a page and collects its text block by block. One per page; keeps its own stack, pages can be deep. */
final class HtmlBlocks implements NodeFilter {
    private static final String CELL_SEPARATOR = " | ";

    private final HtmlFurniture furniture;
    private final Deadline deadline;
    private final StringBuilder content = new StringBuilder();
    private final StringBuilder pending = new StringBuilder();
    private final BlockList blocks = new BlockList(content);
    private final Deque<Kind> kinds = new ArrayDeque<>();
    private int preformatted;
    private int headingLevel;
    private @Nullable String firstHeading;

    HtmlBlocks(HtmlFurniture furniture, Deadline deadline) {
        this.furniture = furniture;
        this.deadline = deadline;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        deadline.step();
        if (node instanceof TextNode text) {
            append(text.getWholeText());
        } else if (node instanceof Element element) {
            if (furniture.drops(element)) {
                return FilterResult.SKIP_ENTIRELY;
            }
            enter(element);
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(@Nullable Node node, int depth) {
        if (node instanceof Element element) {
            leave(element);
        }
        return FilterResult.CONTINUE;
    }

    private void enter(Element element) {
        String name = element.normalName();
        switch (name) {
            case "br" -> pending.append('\n');
            case "td", "th" -> separateCell();
            default -> {
                Kind kind = HtmlKinds.of(name);
                if (kind != null) {
                    flush();
                    kinds.push(kind);
                    preformatted += kind == Kind.CODE ? 1 : 0;
                    headingLevel = kind == Kind.HEADING ? name.charAt(1) - '0' : headingLevel;
                } else if (element.isBlock()) {
                    breakBlock();
                }
            }
        }
    }

    private void leave(Element element) {
        String name = element.normalName();
        Kind kind = HtmlKinds.of(name);
        if (kind != null) {
            flush();
            kinds.pop();
            preformatted -= kind == Kind.CODE ? 1 : 0;
        } else if (element.isBlock() && !"br".equals(name) && !HtmlKinds.isCell(name)) {
            breakBlock();
        }
    }

    /** A row of a table stays one block, whatever its cells hold. */
    private void breakBlock() {
        if (kinds.peek() == Kind.TABLE_ROW) {
            append(" ");
        } else {
            flush();
        }
    }

    private void separateCell() {
        if (!WhiteSpace.only(pending, 0, pending.length())) {
            pending.append(CELL_SEPARATOR);
        }
    }

    private void append(String text) {
        if (preformatted > 0) {
            pending.append(text);
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (!WhiteSpace.is(unit)) {
                pending.append(unit);
            } else if (!pending.isEmpty() && !WhiteSpace.is(pending.charAt(pending.length() - 1))) {
                pending.append(' ');
            }
        }
    }

    /** Ends the block that is being read. */
    void flush() {
        int start = WhiteSpace.skip(pending, 0, pending.length());
        int end = WhiteSpace.skipBack(pending, start, pending.length());
        if (start < end) {
            if (!content.isEmpty()) {
                content.append("\n\n");
            }
            int blockStart = content.length();
            content.append(pending, start, end);
            add(blockStart, content.length());
        }
        pending.setLength(0);
    }

    private void add(int start, int end) {
        Kind kind = kinds.isEmpty() ? Kind.PARAGRAPH : kinds.peek();
        if (kind == Kind.HEADING) {
            String title = content.substring(start, end).replace('\n', ' ');
            if (firstHeading == null && headingLevel == 1) {
                firstHeading = HeadingTrail.shortened(title);
            }
            blocks.addHeading(headingLevel, title, start, end);
        } else {
            blocks.add(kind, start, end);
        }
    }

    boolean isEmpty() {
        return content.isEmpty();
    }

    String content() {
        return content.toString();
    }

    List<TextBlock> blocks() {
        return blocks.blocks();
    }

    Optional<String> firstHeading() {
        return Optional.ofNullable(firstHeading);
    }
}
