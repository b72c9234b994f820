package dev.commonplace.http.requests;

import dev.commonplace.http.json.Uuids;
import io.javalin.http.Context;
import java.util.UUID;

/** Ids in paths. */
public final class PathIds {
    private PathIds() {}

    /** @throws dev.commonplace.domain.shared.RefusedException for anything but a UUID */
    public static UUID id(Context context, String name) {
        return Uuids.parse("/" + name, context.pathParam(name));
    }
}
