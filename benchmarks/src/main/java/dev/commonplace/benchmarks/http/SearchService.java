package dev.commonplace.benchmarks.http;

import dev.commonplace.benchmarks.support.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The service on a database that is there, with a fixed number of connections. */
final class SearchService {
    private SearchService() {}

    /** @param command starts it, such as {@code bin/commonplace serve} */
    static ServiceProcess start(List<String> command, String databaseUrl, int connections)
            throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("commonplace-benchmark-service-");
        Map<String, String> settings = Map.of(
                "DATABASE_URL",
                databaseUrl,
                "COMMONPLACE_DATA",
                data.toString(),
                "COMMONPLACE_POOL_SIZE",
                Integer.toString(connections),
                "COMMONPLACE_POOL_OVERFLOW",
                "0");
        return ServiceProcess.start(command, settings, data.resolve("service.log"));
    }
}
