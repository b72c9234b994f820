package dev.commonplace.domain.documents;

import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Text;
import java.util.ArrayList;
import java.util.List;

/** Checks the parts of a {@link DocumentFilter}; places are relative to the filter. */
final class FilterValues {
    private FilterValues() {}

    static List<MetadataCondition> conditions(List<MetadataCondition> conditions) {
        return bounded("/metadata", conditions);
    }

    static List<String> texts(String field, List<String> texts, int charactersMax) {
        List<String> checked = new ArrayList<>();
        for (String text : bounded(field, texts)) {
            checked.add(Text.required(field + "/" + checked.size(), text, charactersMax));
        }
        return List.copyOf(checked);
    }

    static <T> List<T> bounded(String field, List<T> values) {
        if (values.size() > DocumentFilter.VALUES_MAX) {
            throw RefusedException.invalid(field, "At most " + DocumentFilter.VALUES_MAX + " values are allowed here.");
        }
        return List.copyOf(values);
    }
}
