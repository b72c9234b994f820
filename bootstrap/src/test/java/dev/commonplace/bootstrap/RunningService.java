package dev.commonplace.bootstrap;

import dev.commonplace.fixtures.http.ApiClient;
import dev.commonplace.migrations.database.DatabaseUrl;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The whole service inside of this process, on a given database and any free port, with the keys of its first start. */
final class RunningService implements AutoCloseable {
    /** Libraries are unpacked once for all tests. */
    private static final Path DATA = Path.of("target", "service-data");

    private final Product product;
    private final List<ApiClient> clients = new ArrayList<>();

    private RunningService(Product product) {
        this.product = product;
    }

    static RunningService start(DatabaseUrl database) {
        return start(settings(database, Map.of()));
    }

    static RunningService start(Settings settings) {
        return new RunningService(Product.start(settings));
    }

    /** What the environment would say, with any free port and no limit on requests that a test could meet. */
    static Settings settings(DatabaseUrl database, Map<String, String> further) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "DATABASE_URL",
                database.secretText(),
                "COMMONPLACE_DATA",
                DATA.toString(),
                "COMMONPLACE_PORT",
                "0",
                "COMMONPLACE_REQUESTS_PER_SECOND",
                "100000"));
        environment.putAll(further);
        return SettingsReader.read(
                environment, Path.of("/"), false, Runtime.getRuntime().availableProcessors());
    }

    Product product() {
        return product;
    }

    FirstRun.Made firstRun() {
        return product.firstRun().orElseThrow();
    }

    URI address() {
        return URI.create(product.address());
    }

    ApiClient as(String key) {
        ApiClient client = new ApiClient(address(), key);
        clients.add(client);
        return client;
    }

    ApiClient nobody() {
        return as("");
    }

    ApiClient operator() {
        return as(firstRun().operatorKey().reveal());
    }

    /** An admin of the tenant that the first start made. */
    ApiClient firstTenant() {
        return as(firstRun().tenantKey().reveal());
    }

    /** An admin of a tenant that is made for this. */
    ApiClient newTenant(String slug) {
        ApiClient operator = operator();
        String id = operator.post("/v1/tenants", "{\"slug\":\"" + slug + "\",\"name\":\"" + slug + "\"}")
                .at("/id");
        return as(operator.post("/v1/tenants/" + id + "/keys", "{\"name\":\"test\",\"role\":\"admin\"}")
                .at("/key"));
    }

    @Override
    public void close() {
        clients.forEach(ApiClient::close);
        product.close();
    }
}
