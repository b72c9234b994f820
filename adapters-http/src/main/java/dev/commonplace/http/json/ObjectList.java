package dev.commonplace.http.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.commonplace.domain.shared.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads a field that is a list of objects whose fields are known. */
public final class ObjectList {
    private ObjectList() {}

    /**
     * @param objectsMax more are refused before any is read
     * @param reading of one object, whose places are relative to it
     * @return empty where the field is absent or null
     */
    public static <T> List<T> read(JsonFields fields, String name, int objectsMax, Function<JsonFields, T> reading) {
        Optional<JsonNode> list = fields.any(name);
        if (list.isEmpty()) {
            return List.of();
        }
        String place = fields.pointer(name);
        if (!list.get().isArray()) {
            throw RefusedException.invalid(place, "A list of objects is needed here.");
        }
        if (list.get().size() > objectsMax) {
            throw RefusedException.invalid(place, "At most " + objectsMax + " are allowed here.");
        }
        List<T> read = new ArrayList<>(list.get().size());
        for (JsonNode node : list.get()) {
            read.add(Pointers.under(place + "/" + read.size(), () -> {
                JsonFields object = JsonFields.of(node, "");
                T value = reading.apply(object);
                object.refuseOthers();
                return value;
            }));
        }
        return read;
    }
}
