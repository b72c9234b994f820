package dev.commonplace.http.requests;

import dev.commonplace.application.shared.MakeId;
import io.javalin.http.Context;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gives each request an id: the caller's own where it is sane, so that one id follows a request through many services. */
public final class RequestIds {
    public static final String HEADER = "X-Request-Id";

    private static final String ATTRIBUTE = "request-id";
    private static final Pattern SANE = Pattern.compile("[\\x21-\\x7e]{1,100}");

    private final MakeId ids;

    public RequestIds(MakeId ids) {
        this.ids = ids;
    }

    /** The id for a request that came with that header. */
    public String choose(@Nullable String header) {
        return header != null && SANE.matcher(header).matches()
                ? header
                : ids.next().toString();
    }

    /** Settles a request's id, and tells the caller. */
    public void assign(Context context) {
        String id = choose(context.header(HEADER));
        context.attribute(ATTRIBUTE, id);
        context.header(HEADER, id);
    }

    /** The id that was assigned; a new one for a request that failed before that. */
    public String of(Context context) {
        String assigned = context.attribute(ATTRIBUTE);
        if (assigned != null) {
            return assigned;
        }
        assign(context);
        return of(context);
    }
}
