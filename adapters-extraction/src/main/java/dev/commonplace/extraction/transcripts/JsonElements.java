package dev.commonplace.extraction.transcripts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.transcripts.ReportCode;
import dev.commonplace.domain.transcripts.ReportPlace;
import java.io.IOException;
import java.io.Reader;
import java.util.Map;
import java.util.Set;

/**
 * Walks over a JSON file, however large, with one element in memory: those of the outermost list, or of the lists named
 * {@code messages} and {@code conversations} of the outermost object.
 */
final class JsonElements {
    private static final int NESTING_MAX = 100;
    private static final int TEXT_UNITS_MAX = 2_000_000;
    private static final Set<String> STREAMED = Set.of("messages", "conversations");

    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(NESTING_MAX)
                    .maxStringLength(TEXT_UNITS_MAX)
                    .maxNumberLength(100)
                    .maxNameLength(10_000)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private final Reading reading;
    private final Visitor visitor;

    /** Who takes what is found. */
    interface Visitor {
        /** @param list the name of the list that it stands in; empty for the outermost one */
        void element(String list, JsonFields element, ReportPlace place);

        /** A field of the outermost object. */
        void field(String name, Object value);
    }

    JsonElements(Reading reading, Visitor visitor) {
        this.reading = reading;
        this.visitor = visitor;
    }

    /** @throws RefusedException for what is no JSON, or too deep, or has texts that are too long */
    void read(TextSource source) throws IOException {
        try (Reader text = source.opening().open();
                JsonParser parser = FACTORY.createParser(text)) {
            top(parser);
        } catch (StreamConstraintsException excessive) {
            throw tooMuch(excessive);
        } catch (JsonProcessingException broken) {
            throw broken(broken);
        }
    }

    static RefusedException tooMuch(StreamConstraintsException excessive) {
        return new RefusedException(
                ErrorCode.TOO_COSTLY,
                "The JSON is too much" + place(excessive) + ": it nests deeper than " + NESTING_MAX
                        + ", or has a text of more than " + TEXT_UNITS_MAX
                        + " characters, or a number of more than 100.");
    }

    static RefusedException broken(JsonProcessingException broken) {
        return new RefusedException(ErrorCode.UNREADABLE_FILE, "This is not valid JSON" + place(broken) + ".");
    }

    private static String place(JsonProcessingException exception) {
        return exception.getLocation() == null
                ? ""
                : " at line " + exception.getLocation().getLineNr() + ", column "
                        + exception.getLocation().getColumnNr();
    }

    private void top(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_ARRAY) {
            elements(parser, "");
        } else if (first == JsonToken.START_OBJECT) {
            object(parser);
        } else {
            throw new RefusedException(ErrorCode.UNREADABLE_FILE, "This is neither a JSON object nor a list.");
        }
        if (parser.nextToken() != null) {
            reading.note(
                    ReportCode.REMARK, reading.place(), "After the first JSON value comes more, which is left out.");
        }
    }

    private void object(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_ARRAY && STREAMED.contains(name)) {
                elements(parser, name);
            } else {
                JsonTree.Read field = JsonTree.read(parser, reading.budget());
                if (!field.complete()) {
                    throw new RefusedException(
                            ErrorCode.TOO_LARGE, "The value of \"" + name + "\" is too much to be read as one.");
                }
                if (field.value() != null) {
                    visitor.field(name, field.value());
                }
            }
        }
    }

    private void elements(JsonParser parser, String list) throws IOException {
        long index = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            ReportPlace place = reading.place().at((list.isEmpty() ? "" : "/" + list) + "/" + index++);
            JsonTree.Read element = JsonTree.read(parser, reading.budget());
            if (!element.complete()) {
                reading.note(ReportCode.TOO_MUCH, place, "This is too much to be read as one; it is left out.");
            } else if (element.value() instanceof Map<?, ?> map) {
                visitor.element(list, new JsonFields(map), place);
            } else {
                reading.note(ReportCode.MALFORMED, place, "This is no object.");
            }
        }
    }
}
