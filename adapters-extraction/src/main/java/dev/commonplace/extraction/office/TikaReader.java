package dev.commonplace.extraction.office;

import dev.commonplace.application.documents.Extraction;
import dev.commonplace.domain.documents.MediaType;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.extraction.FileForms;
import dev.commonplace.extraction.blocks.BlockWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.EmptyParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.epub.EpubParser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Reads with Tika's parsers, each named and none discovered: text only, no images, no macros, nothing embedded. */
final class TikaReader {
    private static final Set<String> PAGES_OF_PDF = Set.of("page");
    private static final Set<String> SLIDES = Set.of("slide-content", "slide");
    private static final long PDF_MEMORY_BYTES_MAX = 32L * 1024 * 1024;

    private final int unitsMax;

    TikaReader(int unitsMax) {
        this.unitsMax = unitsMax;
    }

    Extraction read(Path file, MediaType type) throws IOException, SAXException, TikaException {
        MediaType found = type.equals(FileForms.OLE) ? OleForm.of(file) : type;
        BlockWriter writer = new BlockWriter(unitsMax);
        XhtmlBlocks blocks = new XhtmlBlocks(writer, pageClasses(found));
        Metadata metadata = new Metadata();
        metadata.set(Metadata.CONTENT_TYPE, found.value());
        try (TikaInputStream stream = TikaInputStream.get(file)) {
            parser(found).parse(stream, blocks, metadata, context());
        }
        blocks.flush();
        Optional<String> title = Optional.ofNullable(metadata.get(TikaCoreProperties.TITLE))
                .map(text -> WellFormed.of(text.strip()))
                .filter(DocumentTitles::meansSomething);
        return new Extraction(writer.text(title), found, Optional.empty());
    }

    private static Set<String> pageClasses(MediaType type) {
        if (type.equals(MediaType.PDF)) {
            return PAGES_OF_PDF;
        }
        return type.equals(MediaType.PPTX) || type.equals(FileForms.PPT) ? SLIDES : Set.of();
    }

    private static Parser parser(MediaType type) {
        if (type.equals(MediaType.PDF)) {
            return new PDFParser();
        }
        if (FileForms.OOXML.contains(type)) {
            return new OOXMLParser();
        }
        if (FileForms.OLE_FORMS.contains(type)) {
            return new OfficeParser();
        }
        if (FileForms.ODF.contains(type)) {
            return new OpenDocumentParser();
        }
        if (type.equals(MediaType.EPUB)) {
            return new EpubParser();
        }
        if (type.equals(FileForms.RTF)) {
            return new RTFParser();
        }
        throw new RefusedException(ErrorCode.UNSUPPORTED_FORMAT, "There is no reader for " + type.value() + ".");
    }

    private static ParseContext context() {
        PDFParserConfig pdf = new PDFParserConfig();
        pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
        pdf.setExtractInlineImages(false);
        pdf.setExtractBookmarksText(false);
        pdf.setExtractAnnotationText(false);
        pdf.setExtractActions(false);
        pdf.setMaxMainMemoryBytes(PDF_MEMORY_BYTES_MAX);
        OfficeParserConfig office = new OfficeParserConfig();
        // Those that read as a stream: they build no model of the whole document in memory.
        office.setUseSAXDocxExtractor(true);
        office.setUseSAXPptxExtractor(true);
        office.setExtractMacros(false);
        office.setIncludeDeletedContent(false);
        office.setIncludeHeadersAndFooters(false);
        office.setIncludeSlideMasterContent(false);
        ParseContext context = new ParseContext();
        context.set(PDFParserConfig.class, pdf);
        context.set(OfficeParserConfig.class, office);
        context.set(Parser.class, EmptyParser.INSTANCE);
        context.set(EmbeddedDocumentExtractor.class, new NothingEmbedded());
        return context;
    }

    /** What is embedded is neither read nor run. */
    private static final class NothingEmbedded implements EmbeddedDocumentExtractor {
        @Override
        public boolean shouldParseEmbedded(Metadata metadata) {
            return false;
        }

        @Override
        public void parseEmbedded(
                java.io.InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml) {
            // Nothing, as said.
        }
    }
}
