package dev.commonplace.bootstrap;

import dev.commonplace.application.tenancy.CreateTenant;
import dev.commonplace.domain.shared.Page;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.domain.tenancy.Resource;
import dev.commonplace.domain.tenancy.Slug;
import dev.commonplace.domain.tenancy.Tenant;
import dev.commonplace.domain.tenancy.TenantProfile;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Makes, lists, moves and removes tenants, beside a running service or without one. */
@Command(
        name = "tenant",
        mixinStandardHelpOptions = true,
        versionProvider = CommonplaceCommand.Version.class,
        description = "Makes, lists, moves and removes tenants. Works beside a running service and without one.",
        subcommands = {TenantExportCommand.class, TenantImportCommand.class})
@SuppressWarnings({"NullAway.Init", "UnusedMethod"}) // fields are set and methods called by the command line's parser
final class TenantCommand implements Runnable {
    @ParentCommand
    private CommonplaceCommand commonplace;

    @Spec
    private CommandSpec spec;

    Settings settings() {
        return commonplace.settings();
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            versionProvider = CommonplaceCommand.Version.class,
            description = "Makes a tenant.")
    int create(
            @Parameters(paramLabel = "SLUG", description = "its name in addresses: lower-case letters, digits, hyphens")
                    String slug,
            @Option(
                            names = "--name",
                            paramLabel = "NAME",
                            description = "its name for people; the slug where it is not given")
                    @Nullable String name,
            @Option(
                            names = "--model",
                            paramLabel = "MODEL",
                            description = "its embedding model; the service's default where it is not given")
                    @Nullable String model,
            @Option(
                            names = "--documents-max",
                            paramLabel = "COUNT",
                            description = "how many documents it may have; no limit where not given")
                    @Nullable Long documentsMax) {
        try (Administration administration = Administration.open(commonplace.settings())) {
            TenantProfile profile = TenantProfile.named(
                    Optional.ofNullable(name).orElse(slug),
                    Optional.ofNullable(model).orElseGet(administration::defaultModel));
            Map<Resource, OptionalLong> maxima =
                    documentsMax == null ? Map.of() : Map.of(Resource.DOCUMENTS, OptionalLong.of(documentsMax));
            Tenant tenant = administration
                    .tenancy()
                    .createTenant()
                    .create(Environment.operator(), new CreateTenant.Command(new Slug(slug), profile, maxima));
            out().println("Made tenant " + tenant.slug() + " (" + tenant.id() + ").");
            out().println("Make a key for it: commonplace key create --tenant " + tenant.slug() + " --role admin");
            return 0;
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            versionProvider = CommonplaceCommand.Version.class,
            description = "Lists all tenants, newest first.")
    int list() {
        try (Administration administration = Administration.open(commonplace.settings())) {
            Optional<UUID> after = Optional.empty();
            do {
                Page<Tenant> page = administration
                        .tenancy()
                        .manageTenants()
                        .list(Environment.operator(), new PageRequest(PageRequest.LIMIT_MAX, after));
                page.items().forEach(this::print);
                after = page.next();
            } while (after.isPresent());
            return 0;
        }
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            versionProvider = CommonplaceCommand.Version.class,
            description = "Removes a tenant with everything that is its own. There is no way back.")
    int remove(
            @Parameters(paramLabel = "SLUG") String slug,
            @Option(names = "--yes", required = true, description = "says that you mean it") boolean yes) {
        try (Administration administration = Administration.open(commonplace.settings())) {
            Tenant tenant = administration.tenancy().manageTenants().readBySlug(Environment.operator(), new Slug(slug));
            administration.tenancy().manageTenants().remove(Environment.operator(), tenant.id());
            out().println("Removed tenant " + slug + ".");
            return 0;
        }
    }

    private void print(Tenant tenant) {
        out().printf(
                        "%-30s %s  %s  %d documents%s%n",
                        tenant.slug(),
                        tenant.id(),
                        tenant.profile().active() ? "active  " : "inactive",
                        tenant.limit(Resource.DOCUMENTS).used(),
                        tenant.profile().name().equals(tenant.slug().value())
                                ? ""
                                : "  " + tenant.profile().name());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
