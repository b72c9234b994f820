package dev.commonplace.migrations.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares what a schema should consist of with what it does consist of. */
public final class CatalogueDifferences {
    private CatalogueDifferences() {}

    /** Every difference, sorted by kind and table; of a table that is missing or should not be there, only that. */
    public static List<CatalogueDifference> between(Catalogue expected, Catalogue actual) {
        Map<String, SchemaObject> should = byIdentity(expected);
        Map<String, SchemaObject> is = byIdentity(actual);
        Set<String> oneSided = tables(expected);
        oneSided.addAll(tables(actual));
        Set<String> common = tables(expected);
        common.retainAll(tables(actual));
        oneSided.removeAll(common);
        TreeSet<SchemaObject> order = new TreeSet<>();
        order.addAll(expected.objects());
        actual.objects().stream()
                .filter(object -> !should.containsKey(object.identity()))
                .forEach(order::add);
        List<CatalogueDifference> differences = new ArrayList<>();
        for (SchemaObject object : order) {
            CatalogueDifference compared = new CatalogueDifference(
                    Optional.ofNullable(should.get(object.identity())), Optional.ofNullable(is.get(object.identity())));
            boolean partOfTable = object.kind() != SchemaObjectKind.TABLE && oneSided.contains(object.table());
            if (!compared.expected().equals(compared.actual()) && !partOfTable) {
                differences.add(compared);
            }
        }
        return List.copyOf(differences);
    }

    private static Map<String, SchemaObject> byIdentity(Catalogue catalogue) {
        Map<String, SchemaObject> objects = new TreeMap<>();
        catalogue.objects().forEach(object -> objects.put(object.identity(), object));
        return objects;
    }

    private static Set<String> tables(Catalogue catalogue) {
        return catalogue.objects().stream()
                .filter(object -> object.kind() == SchemaObjectKind.TABLE)
                .map(SchemaObject::table)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
