package dev.commonplace.application.tenancy;

import dev.commonplace.domain.tenancy.Resource;

/** How much of its limits one tenant has used, kept in the transaction of what uses it. */
public interface ResourceUsage {
    /**
     * Takes so much more, if the limit allows it. The tenant's usage stays locked until the transaction ends.
     *
     * @return whether the limit allowed it; if not, nothing was taken
     */
    boolean take(Resource resource, long more);

    /** Gives so much back, down to nothing. */
    void giveBack(Resource resource, long less);
}
