package dev.commonplace.extraction;

import dev.commonplace.domain.documents.ExtractedText;
import dev.commonplace.extraction.blocks.HeadingTrail;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeTraversor;

/**
 * The text of an HTML page that a reader would see, without navigation and other furniture. The content is that text,
 * with a blank line between blocks; the title is the page's, or else its first heading of level 1.
 */
public final class HtmlText implements TextReader {
    /** The same of a page that is part of something else. */
    public static ExtractedText of(String document) {
        return new HtmlText().read(document, Deadline.none());
    }

    @Override
    public ExtractedText read(String document, Deadline deadline) {
        Document page = Parser.htmlParser().parseInput(deadline.watched(document), "");
        HtmlBlocks reader = read(page, HtmlFurniture.DROP, deadline);
        if (reader.isEmpty()) {
            reader = read(page, HtmlFurniture.KEEP, deadline);
        }
        String title = page.title().strip();
        Optional<String> found = title.isEmpty() ? reader.firstHeading() : Optional.of(HeadingTrail.shortened(title));
        return new ExtractedText(reader.content(), found, reader.blocks());
    }

    private static HtmlBlocks read(Document page, HtmlFurniture furniture, Deadline deadline) {
        HtmlBlocks reader = new HtmlBlocks(furniture, deadline);
        NodeTraversor.filter(reader, page.body());
        reader.flush();
        return reader;
    }
}
