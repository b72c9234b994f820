package dev.commonplace.bootstrap;

import dev.commonplace.bootstrap.database.Answer;
import dev.commonplace.maintenance.archive.ByteCount;
import dev.commonplace.maintenance.transfer.ExportTenant;
import dev.commonplace.maintenance.transfer.TenantManifest;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Writes one tenant into a file. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        versionProvider = CommonplaceCommand.Version.class,
        description = {
            "Writes a tenant with everything that is its own into one file, as it is at one moment, beside a running service.",
            "The file is a ZIP of JSON lines; docs/tenant-archive.md describes it. It holds the hashes of the tenant's keys,"
                    + " so that only you may read it."
        })
@SuppressWarnings("NullAway.Init") // fields are set by the command line's parser
final class TenantExportCommand implements Callable<Integer> {
    @ParentCommand
    private TenantCommand tenants;

    @Mixin
    private Answer answer;

    @Parameters(index = "0", paramLabel = "SLUG", description = "the tenant")
    private String slug;

    @Parameters(index = "1", paramLabel = "FILE", description = "the file to write, such as acme.tenant")
    private Path file;

    @Option(
            names = "--without-keys",
            description = "leave its API keys out: they will not open it where it is imported")
    private boolean withoutKeys;

    @Option(names = "--force", description = "write over a file that is there")
    private boolean force;

    private record Exported(String file, long bytes, TenantManifest manifest) {}

    @Override
    public Integer call() {
        try (DatabaseAddress address =
                DatabaseAddress.besideService(tenants.settings().database())) {
            Platform platform = Platform.ofThisMachine();
            ExportTenant export = new ExportTenant(
                    address.owner(),
                    CommonplaceCommand.Version.current(),
                    platform.clock(),
                    TenantImportCommand.audit(platform));
            ExportTenant.Command command = new ExportTenant.Command(slug, file, !withoutKeys, force);
            ExportTenant.Exported exported = answer.watch(progress -> export.run(command, progress));
            TenantManifest manifest = exported.manifest();
            answer.give(
                    new Exported(file.toAbsolutePath().toString(), exported.bytes(), manifest),
                    out -> out.println(
                            "Exported " + slug + " (" + manifest.tenant().id() + "): " + manifest.rows() + " rows to "
                                    + file + " (" + ByteCount.text(exported.bytes()) + ")."));
            return 0;
        }
    }
}
