package dev.commonplace.domain.tenancy;

import java.util.Locale;

/** What a tenant can use up. */
public enum Resource {
    DOCUMENTS,
    MEMBERS,
    STORIES,
    CONVERSATIONS;

    /** The lower-case name that is stored and shown. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
