package dev.commonplace.extraction;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.commonplace.application.documents.DocumentDraft;
import dev.commonplace.domain.documents.ExtractedText;
import dev.commonplace.domain.documents.TextBlock.Kind;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.extraction.blocks.BlockWriter;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * JSON, one value or many in a row: a line {@code path: value} for each text, number and truth value, a block for each
 * element of the outermost list, each field of the outermost object, or each value in a row.
 */
final class JsonValues implements TextReader {
    /** Deeper values are no documents. */
    static final int NESTING_MAX = 100;

    private static final int PATH_UNITS_MAX = 300;

    private final JsonFactory factory = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(NESTING_MAX)
                    .maxStringLength(DocumentDraft.CONTENT_CHARACTERS_MAX)
                    .maxNumberLength(1_000)
                    .maxNameLength(10_000)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    @Override
    public ExtractedText read(String document, Deadline deadline) {
        BlockWriter writer = new BlockWriter(DocumentDraft.CONTENT_CHARACTERS_MAX);
        try (JsonParser parser = factory.createParser(deadline.watched(document))) {
            new Walk(parser, writer).walk();
        } catch (StreamConstraintsException excessive) {
            throw new RefusedException(ErrorCode.TOO_COSTLY, "The JSON is too much: " + excessive.getOriginalMessage());
        } catch (JsonProcessingException broken) {
            throw new RefusedException(
                    ErrorCode.UNREADABLE_FILE,
                    "The file is not valid JSON at line " + broken.getLocation().getLineNr() + ", column "
                            + broken.getLocation().getColumnNr() + ".");
        } catch (IOException impossible) {
            throw new IllegalStateException("A text in memory can be read.", impossible);
        }
        return writer.text(Optional.empty());
    }

    /** One way through one file. */
    private static final class Walk {
        private final JsonParser parser;
        private final BlockWriter writer;
        private final StringBuilder record = new StringBuilder();
        private final Deque<String> path = new ArrayDeque<>();
        private int depth;
        private @Nullable String name;

        Walk(JsonParser parser, BlockWriter writer) {
            this.parser = parser;
            this.writer = writer;
        }

        void walk() throws IOException {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                switch (token) {
                    case START_OBJECT, START_ARRAY -> enter();
                    case END_OBJECT, END_ARRAY -> leave();
                    case FIELD_NAME -> name = parser.currentName();
                    default -> value();
                }
                if (depth <= 1) {
                    endRecord();
                }
            }
            endRecord();
        }

        private void enter() {
            depth++;
            path.addLast(name == null ? "" : name);
            name = null;
        }

        private void leave() {
            depth--;
            path.removeLast();
            name = null;
        }

        private void value() throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_NULL) {
                String text = parser.getText();
                String where = where();
                writer.requireRoom(record.length() + where.length() + text.length());
                if (!text.isBlank()) {
                    record.append(where)
                            .append(where.isEmpty() ? "" : ": ")
                            .append(text.strip())
                            .append('\n');
                }
            }
            name = null;
        }

        private String where() {
            StringBuilder where = new StringBuilder();
            for (String step : path) {
                if (where.length() > PATH_UNITS_MAX) {
                    return where.toString();
                }
                append(where, step);
            }
            append(where, name == null ? "" : name);
            return where.toString();
        }

        private static void append(StringBuilder where, String step) {
            if (!step.isEmpty()) {
                where.append(where.isEmpty() ? "" : ".").append(step, 0, Math.min(step.length(), PATH_UNITS_MAX));
            }
        }

        private void endRecord() {
            writer.add(Kind.PARAGRAPH, record);
            record.setLength(0);
        }
    }
}
