package dev.commonplace.embeddedpostgres;

import java.io.IOException;
import java.nio.file.Path;

/** The main class of a second JVM that runs a cluster until it is killed. */
final class ClusterOwner {
    private ClusterOwner() {}

    public static void main(String[] arguments) throws IOException {
        EmbeddedPostgres cluster = EmbeddedPostgres.start(
                Path.of(arguments[0]), ClusterSettings.forTests(), InstalledServers.find(System.getenv()));
        System.out.println("port " + cluster.address().port());
        while (System.in.read() >= 0) {
            System.out.println("still running: " + cluster.isRunning());
        }
        cluster.close();
    }
}
