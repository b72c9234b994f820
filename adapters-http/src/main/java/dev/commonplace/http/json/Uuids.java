package dev.commonplace.http.json;

import dev.commonplace.domain.shared.RefusedException;
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
}
