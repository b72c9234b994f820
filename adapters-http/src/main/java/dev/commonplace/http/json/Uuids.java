package dev.commonplace.http.json;

import dev.commonplace.domain.shared.RefusedException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids in their canonical form; the JDK's own parser takes shorter ones as well. */
public final class Uuids {
    private static final Pattern FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Uuids() {}

    /** @throws RefusedException naming the field */
    public static UUID parse(String field, String text) {
        if (!FORM.matcher(text).matches()) {
            throw RefusedException.invalid(field, "An id is a UUID, such as 01890a5d-ac96-774b-bcce-b302099a8057.");
        }
        return UUID.fromString(text);
    }

    /**
     * Ids that are kept as words.
     *
     * @throws RefusedException naming the field and the place of the first that is none
     */
    public static Set<String> words(String field, List<String> texts) {
        Set<String> words = new LinkedHashSet<>();
        for (int i = 0; i < texts.size(); i++) {
            words.add(parse(field + "/" + i, texts.get(i)).toString());
        }
        return words;
    }
}
