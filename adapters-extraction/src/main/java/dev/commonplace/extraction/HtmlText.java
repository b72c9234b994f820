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
    /** How deep elements lie in each other at most, as in browsers. What is deeper comes to lie beside; no text is lost. */
    static final int DEPTH_MAX = 512;

    /** What any page may have: those that people write are rarely deeper than thirty. */
    static final int DEPTH_MIN = 48;

    /** For each tag the parser may look at every element that is open: of half a million open tags it took seconds. */
    private static final long LOOKS_MAX = 32_000_000;

    /** The same of a page that is part of something else. */
    public static ExtractedText of(String document) {
        return new HtmlText().read(document, Deadline.none());
    }

    @Override
    public ExtractedText read(String document, Deadline deadline) {
        Document page = Parser.htmlParser().setMaxDepth(depthMax(document)).parseInput(deadline.watched(document), "");
        HtmlBlocks reader = read(page, HtmlFurniture.DROP, deadline);
        if (reader.isEmpty()) {
            reader = read(page, HtmlFurniture.KEEP, deadline);
        }
        String title = page.title().strip();
        Optional<String> found = title.isEmpty() ? reader.firstHeading() : Optional.of(HeadingTrail.shortened(title));
        return new ExtractedText(reader.content(), found, reader.blocks());
    }

    /** The more tags a page has, the less deep it may be. */
    static int depthMax(String document) {
        long tags = document.chars().filter(sign -> sign == '<').count();
        return Math.clamp(LOOKS_MAX / Math.max(1, tags), DEPTH_MIN, DEPTH_MAX);
    }

    private static HtmlBlocks read(Document page, HtmlFurniture furniture, Deadline deadline) {
        HtmlBlocks reader = new HtmlBlocks(furniture, deadline);
        NodeTraversor.filter(reader, page.body());
        reader.flush();
        return reader;
    }
}
