package dev.commonplace.domain.shared;

import java.util.Locale;

/** What a key of a tenant may do. Each role may do all that the ones before it may. */
public enum Role {
    /** Reads and searches. */
    READER,
    /** Also adds, changes and deletes content. */
    EDITOR,
    /** Also manages keys, settings and logs of the tenant. */
    ADMIN;

    /** Whether this role may do what needs the other. */
    public boolean covers(Role needed) {
        return compareTo(needed) >= 0;
    }

    /** The lower-case name that is stored and shown. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role parse(String field, String word) {
        for (Role role : values()) {
            if (role.word().equals(word)) {
                return role;
            }
        }
        throw RefusedException.invalid(field, "A role is one of admin, editor and reader.");
    }
}
