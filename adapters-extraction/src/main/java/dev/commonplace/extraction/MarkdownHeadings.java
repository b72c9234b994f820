package dev.commonplace.extraction;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** The titles of headings without their markup. */
final class MarkdownHeadings {
    /** What is longer is no title; it keeps its markup. */
    private static final int SOURCE_UNITS_MAX = 1_000;

    private static final Parser PARSER = Parser.builder().build();

    private MarkdownHeadings() {}

    /** @param document the text into which the source spans of the heading point */
    static String title(Heading heading, String document) {
        StringBuilder source = new StringBuilder();
        for (SourceSpan span : heading.getSourceSpans()) {
            source.append(document, span.getInputIndex(), span.getInputIndex() + span.getLength());
            source.append('\n');
        }
        if (source.length() > SOURCE_UNITS_MAX) {
            return source.toString().strip();
        }
        StringBuilder title = new StringBuilder();
        PARSER.parse(source.toString()).accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                title.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                title.append(code.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak lineBreak) {
                title.append(' ');
            }

            @Override
            public void visit(HardLineBreak lineBreak) {
                title.append(' ');
            }
        });
        return title.toString().strip();
    }
}
