package dev.commonplace.bootstrap;

import dev.commonplace.domain.shared.Page;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.domain.tenancy.Slug;
import dev.commonplace.domain.tenancy.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which tenants a command is about: one, or all. */
@SuppressWarnings("NullAway.Init") // fields are set by the command line's parser
final class WhichTenants {
    @ArgGroup(multiplicity = "1")
    private Choice choice;

    static final class Choice {
        @Option(names = "--tenant", paramLabel = "SLUG", description = "this tenant")
        private @Nullable String slug;

        @Option(names = "--all", description = "every tenant")
        private boolean all;
    }

    /** Newest first. */
    List<Tenant> of(Administration administration) {
        @Nullable String slug = choice.slug;
        if (slug != null) {
            return List.of(administration.tenancy().manageTenants().readBySlug(Environment.operator(), new Slug(slug)));
        }
        if (!choice.all) {
            throw new IllegalStateException("Either one tenant is meant or all.");
        }
        List<Tenant> tenants = new ArrayList<>();
        Optional<UUID> after = Optional.empty();
        do {
            Page<Tenant> page = administration
                    .tenancy()
                    .manageTenants()
                    .list(Environment.operator(), new PageRequest(PageRequest.LIMIT_MAX, after));
            tenants.addAll(page.items());
            after = page.next();
        } while (after.isPresent());
        return tenants;
    }
}
