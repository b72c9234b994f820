package dev.commonplace.domain.tenancy;

import dev.commonplace.domain.shared.RefusedException;
import java.util.regex.Pattern;

/** A tenant's name in addresses: lower-case letters, digits and inner hyphens, at most 63. */
public record Slug(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    public Slug {
        if (!FORM.matcher(value).matches()) {
            throw RefusedException.invalid(
                    "/slug",
                    "A slug has 1 to 63 lower-case letters, digits and hyphens, with no hyphen at either end.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
