package dev.commonplace.bootstrap;

import dev.commonplace.bootstrap.database.Answer;
import dev.commonplace.domain.tenancy.Slug;
import dev.commonplace.maintenance.transfer.ImportTenant;
import dev.commonplace.maintenance.transfer.TransferAudit;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Brings one tenant from a file. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        versionProvider = CommonplaceCommand.Version.class,
        description = {
            "Brings a tenant that tenant export has written, all of it or nothing, beside a running service.",
            "It keeps its id, its contents and its keys. Both databases have to have the same version of the schema."
        })
@SuppressWarnings("NullAway.Init") // fields are set by the command line's parser
final class TenantImportCommand implements Callable<Integer> {
    @ParentCommand
    private TenantCommand tenants;

    @Mixin
    private Answer answer;

    @Parameters(paramLabel = "FILE", description = "what tenant export has written")
    private Path file;

    @Option(names = "--slug", paramLabel = "NAME", description = "call it so here")
    private @Nullable String slug;

    @Option(names = "--without-keys", description = "leave its API keys out: make new ones with key create")
    private boolean withoutKeys;

    private record Imported(UUID id, String slug, long rows) {}

    @Override
    public Integer call() {
        Optional<String> name = Optional.ofNullable(slug).map(text -> new Slug(text).value());
        try (DatabaseAddress address =
                DatabaseAddress.besideService(tenants.settings().database())) {
            ImportTenant importTenant = new ImportTenant(address.owner(), audit(Platform.ofThisMachine()));
            ImportTenant.Command command = new ImportTenant.Command(file, name, !withoutKeys);
            ImportTenant.Imported imported = answer.watch(progress -> importTenant.run(command, progress));
            answer.give(
                    new Imported(imported.id(), imported.slug(), imported.rows()),
                    out -> out.println(
                            "Imported " + imported.slug() + " (" + imported.id() + "): " + imported.rows() + " rows."));
            return 0;
        }
    }

    static TransferAudit audit(Platform platform) {
        return new TransferAudit(
                platform.clock(),
                platform.ids()::next,
                Environment.operator().actor().id());
    }
}
