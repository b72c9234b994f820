package dev.commonplace.http.json;

import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Violation;
import java.util.function.Supplier;

/** JSON Pointers (RFC 6901). */
public final class Pointers {
    private Pointers() {}

    public static String child(String parent, String name) {
        return parent + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** Runs what names its fields relative to a place, so that a refusal names them from the top. */
    public static <T> T under(String parent, Supplier<T> body) {
        try {
            return body.get();
        } catch (RefusedException refused) {
            throw new RefusedException(
                    refused.code(),
                    refused.reason(),
                    refused.violations().stream()
                            .map(violation -> new Violation(parent + violation.field(), violation.message()))
                            .toList());
        }
    }
}
