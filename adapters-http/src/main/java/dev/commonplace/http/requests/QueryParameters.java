package dev.commonplace.http.requests;

import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Text;
import dev.commonplace.domain.shared.UnknownName;
import dev.commonplace.domain.shared.Violation;
import dev.commonplace.http.json.Cursors;
import dev.commonplace.http.json.Times;
import dev.commonplace.http.json.Uuids;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parameters behind the question mark, read one by one. After the last one {@link #refuseOthers} refuses the rest: a
 * filter that is misspelt must not show everything.
 */
public final class QueryParameters {
    private static final int PARAMETERS_MAX = 500;
    private static final int CHARACTERS_MAX = 8_000;
    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,9}");

    private final Map<String, List<String>> values;
    private final Set<String> known = new HashSet<>();

    private QueryParameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /** @throws RefusedException for what cannot be decoded */
    public static QueryParameters of(Context context) {
        return new QueryParameters(parse(context.queryString()));
    }

    private static Map<String, List<String>> parse(@Nullable String query) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        if (query == null) {
            return values;
        }
        int count = 0;
        for (String pair : query.split("&", PARAMETERS_MAX + 1)) {
            if (++count > PARAMETERS_MAX) {
                throw RefusedException.invalid("", "An address has at most " + PARAMETERS_MAX + " parameters.");
            }
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = PercentCode.decode(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : PercentCode.decode(pair.substring(equals + 1));
                values.computeIfAbsent(name, unused -> new ArrayList<>())
                        .add(Text.storable("/" + name, value, CHARACTERS_MAX));
            }
        }
        return values;
    }

    /** All values of a parameter that can stand more than once. */
    public List<String> texts(String name) {
        known.add(name);
        return values.getOrDefault(name, List.of());
    }

    public Optional<String> text(String name) {
        List<String> all = texts(name);
        if (all.size() > 1) {
            throw RefusedException.invalid("/" + name, "This parameter can stand only once.");
        }
        return all.stream().findFirst();
    }

    public Optional<Integer> integer(String name) {
        return text(name).map(text -> {
            if (!INTEGER.matcher(text).matches()) {
                throw RefusedException.invalid("/" + name, "A whole number is needed here.");
            }
            return Integer.parseInt(text);
        });
    }

    public Optional<Instant> time(String name) {
        return text(name).map(text -> Times.parse("/" + name, text));
    }

    public Optional<UUID> id(String name) {
        return text(name).map(text -> Uuids.parse("/" + name, text));
    }

    public Optional<Boolean> flag(String name) {
        return text(name).map(text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw RefusedException.invalid("/" + name, "true or false is needed here.");
        });
    }

    /** Like {@link #flag}, on also where only the name stands there. */
    public boolean isOn(String name) {
        return text(name)
                .map(text -> switch (text) {
                    case "", "true" -> true;
                    case "false" -> false;
                    default -> throw RefusedException.invalid("/" + name, "This is true or false.");
                })
                .orElse(false);
    }

    /** {@code limit} and {@code cursor}. */
    public PageRequest page() {
        int limit = integer("limit").orElse(PageRequest.LIMIT_DEFAULT);
        Optional<UUID> after = text("cursor").map(cursor -> Cursors.id("/cursor", cursor));
        return new PageRequest(limit, after);
    }

    /** @throws RefusedException naming each parameter that was not asked for */
    public void refuseOthers() {
        List<Violation> others = values.keySet().stream()
                .filter(name -> !known.contains(name))
                .map(name -> new Violation("/" + name, UnknownName.of("parameter", name, known)))
                .toList();
        if (!others.isEmpty()) {
            throw new RefusedException(ErrorCode.INVALID_VALUE, "There are parameters that nobody knows.", others);
        }
    }
}
