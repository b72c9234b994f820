package dev.commonplace.persistence.support;

import dev.commonplace.domain.shared.PageRequest;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Pages by place instead of by number: what was seen is not counted over again. */
public final class Keyset {
    private Keyset() {}

    /** What follows the page's place, newest first. */
    public static Condition after(PageRequest page, Field<UUID> id) {
        return page.after().map(id::lt).orElseGet(DSL::noCondition);
    }

    /** One more than wanted, which tells whether the list goes on. */
    public static int limit(PageRequest page) {
        return page.limit() + 1;
    }
}
