package dev.commonplace.maintenance.backup;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Where two counts of the rows of all tables are not the same. */
final class RowDifferences {
    private RowDifferences() {}

    static Optional<String> between(Map<String, Long> expected, Map<String, Long> found) {
        TreeSet<String> tables = new TreeSet<>(expected.keySet());
        tables.addAll(found.keySet());
        String differences = tables.stream()
                .filter(table -> !number(expected, table).equals(number(found, table)))
                .map(table -> table + " has " + number(found, table) + " instead of " + number(expected, table))
                .collect(Collectors.joining(", "));
        return differences.isEmpty() ? Optional.empty() : Optional.of(differences);
    }

    private static String number(Map<String, Long> rows, String table) {
        Long count = rows.get(table);
        return count == null ? "none" : count.toString();
    }
}
