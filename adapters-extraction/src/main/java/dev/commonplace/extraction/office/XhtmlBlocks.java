package dev.commonplace.extraction.office;

import dev.commonplace.domain.documents.TextBlock.Kind;
import dev.commonplace.domain.documents.WhiteSpace;
import dev.commonplace.extraction.blocks.BlockWriter;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Turns the XHTML that parsers tell into blocks, while they tell it. */
final class XhtmlBlocks extends DefaultHandler {
    private static final String CELL_SEPARATOR = " | ";
    private static final Set<String> SKIPPED = Set.of("head", "script", "style", "title");
    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
    private static final Set<String> BREAKS =
            Set.of("p", "div", "li", "ul", "ol", "dl", "dt", "dd", "table", "section", "article", "body");

    private final BlockWriter writer;
    private final Set<String> pageClasses;
    private final StringBuilder pending = new StringBuilder();
    private int skippedDepth;
    private int rowDepth;
    private int listDepth;
    private int quoteDepth;
    private int preformattedDepth;
    private int headingLevel;

    /** @param pageClasses the classes of the elements that are pages */
    XhtmlBlocks(BlockWriter writer, Set<String> pageClasses) {
        this.writer = writer;
        this.pageClasses = pageClasses;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        String name = localName.isEmpty() ? qName : localName;
        if (SKIPPED.contains(name)) {
            skippedDepth++;
        } else if (HEADINGS.contains(name) && rowDepth == 0) {
            flush();
            headingLevel = name.charAt(1) - '0';
        } else if (BREAKS.contains(name)) {
            breakBlock();
            listDepth += name.equals("li") ? 1 : 0;
            if (name.equals("div") && isPage(attributes)) {
                writer.nextPage();
            }
        } else {
            enterOther(name);
        }
    }

    private void enterOther(String name) {
        switch (name) {
            case "tr" -> {
                breakBlock();
                rowDepth++;
            }
            case "td", "th" -> separateCell();
            case "br" -> append(rowDepth > 0 ? " " : "\n");
            case "pre" -> {
                breakBlock();
                preformattedDepth++;
            }
            case "blockquote" -> {
                breakBlock();
                quoteDepth++;
            }
            default -> {}
        }
    }

    private boolean isPage(Attributes attributes) {
        String value = attributes.getValue("class");
        return value != null && pageClasses.contains(value);
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        String name = localName.isEmpty() ? qName : localName;
        if (SKIPPED.contains(name)) {
            skippedDepth--;
        } else if (HEADINGS.contains(name) && rowDepth == 0) {
            flush();
            headingLevel = 0;
        } else if (BREAKS.contains(name)) {
            breakBlock();
            listDepth -= name.equals("li") ? 1 : 0;
        } else if (name.equals("tr")) {
            if (rowDepth == 1) {
                flush();
            }
            rowDepth--;
        } else if (name.equals("pre")) {
            breakBlock();
            preformattedDepth--;
        } else if (name.equals("blockquote")) {
            breakBlock();
            quoteDepth--;
        }
    }

    @Override
    public void characters(char[] units, int start, int length) {
        if (skippedDepth == 0) {
            append(new String(units, start, length));
        }
    }

    @Override
    public void ignorableWhitespace(char[] units, int start, int length) {
        append(" ");
    }

    private void append(String text) {
        writer.requireRoom(pending.length() + text.length());
        if (preformattedDepth > 0 || text.equals("\n")) {
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

    private void separateCell() {
        if (rowDepth > 0 && !WhiteSpace.only(pending, 0, pending.length())) {
            pending.setLength(WhiteSpace.skipBack(pending, 0, pending.length()));
            pending.append(CELL_SEPARATOR);
        }
    }

    /** A row of a table stays one block, whatever its cells hold. */
    private void breakBlock() {
        if (rowDepth > 0) {
            append(" ");
        } else {
            flush();
        }
    }

    /** Ends the block that is being read. */
    void flush() {
        String text = WellFormed.of(pending);
        pending.setLength(0);
        if (headingLevel > 0) {
            writer.addHeading(headingLevel, text);
        } else {
            writer.add(kind(), text);
        }
    }

    private Kind kind() {
        if (rowDepth > 0) {
            return Kind.TABLE_ROW;
        }
        if (preformattedDepth > 0) {
            return Kind.CODE;
        }
        if (listDepth > 0) {
            return Kind.LIST_ITEM;
        }
        return quoteDepth > 0 ? Kind.QUOTE : Kind.PARAGRAPH;
    }
}
