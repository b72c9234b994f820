package dev.commonplace.bootstrap.database;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Lines with aligned columns under a heading; a column whose name ends with {@code >} is aligned to the right. */
public final class Columns {
    private final List<List<String>> rows = new ArrayList<>();
    private final List<Boolean> right;

    public Columns(String... names) {
        right = List.of(names).stream().map(name -> name.endsWith(">")).toList();
        rows.add(List.of(names).stream()
                .map(name -> name.endsWith(">") ? name.substring(0, name.length() - 1) : name)
                .toList());
    }

    /** @param values one for each column; written as {@link String#valueOf(Object)} has them */
    public Columns row(Object... values) {
        rows.add(List.of(values).stream().map(String::valueOf).toList());
        return this;
    }

    public void print(PrintWriter out) {
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String value = row.get(column);
                String blanks = " ".repeat(width(column) - value.length());
                line.append(right.get(column) ? blanks + value : value + blanks).append("  ");
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
