package dev.commonplace.extraction.transcripts;

import dev.commonplace.domain.transcripts.ReportPlace;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** Takes elements one by one, and keeps the fields of the outermost object until it is read. */
final class JsonCollector implements JsonElements.Visitor {
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final BiConsumer<JsonFields, ReportPlace> elements;

    JsonCollector(BiConsumer<JsonFields, ReportPlace> elements) {
        this.elements = elements;
    }

    @Override
    public void element(String list, JsonFields element, ReportPlace place) {
        elements.accept(element, place);
    }

    @Override
    public void field(String name, Object value) {
        fields.put(name, value);
    }

    JsonFields fields() {
        return new JsonFields(fields);
    }
}
