package dev.commonplace.http.requests;

import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions as entity tags: the precondition of a change. */
public final class IfMatch {
    private static final Pattern TAG = Pattern.compile("(W/)?\"([\\x21\\x23-\\x7e]{0,100})\"");
    private static final Pattern VERSION = Pattern.compile("0|[1-9]\\d{0,8}");

    private IfMatch() {}

    static String tag(int version) {
        return "\"" + version + "\"";
    }

    /**
     * The version that the caller saw; empty where it does not matter.
     *
     * @throws RefusedException for a header that is no entity tag, and for a tag that no version ever had
     */
    public static Optional<Integer> version(Context context) {
        String header = context.header(Header.IF_MATCH);
        if (header == null || header.strip().equals("*")) {
            return Optional.empty();
        }
        Matcher tag = TAG.matcher(header.strip());
        if (!tag.matches()) {
            throw RefusedException.invalid("/If-Match", "If-Match takes one entity tag, such as \"3\", or *.");
        }
        String version = tag.group(2);
        if (tag.group(1) != null || !VERSION.matcher(version).matches()) {
            throw new RefusedException(ErrorCode.STALE_VERSION, "No version has that entity tag; read it again.");
        }
        return Optional.of(Integer.parseInt(version));
    }
}
