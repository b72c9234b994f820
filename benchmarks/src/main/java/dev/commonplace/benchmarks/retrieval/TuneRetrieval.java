package dev.commonplace.benchmarks.retrieval;

import dev.commonplace.application.search.SearchLibrary;
import dev.commonplace.domain.search.Bm25Parameters;
import dev.commonplace.domain.search.ConvexFusion;
import dev.commonplace.embeddedpostgres.ClusterSettings;
import dev.commonplace.embeddedpostgres.EmbeddedPostgres;
import dev.commonplace.embeddedpostgres.InstalledServers;
import dev.commonplace.models.onnx.OnnxEmbedText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Tries a grid of settings of the ranking on all judged collections that a running service holds, and prints how each does on
 * all of them together.
 *
 * <p>Arguments: the service's data directory, the folder of collections, a folder for native libraries.
 */
public final class TuneRetrieval {
    private static final List<Double> K1 = List.of(0.9, 1.2, 1.5, 1.8, 2.1);
    private static final List<Double> B = List.of(0.2, 0.3, 0.4, 0.5, 0.6, 0.75);
    private static final List<Integer> DEPTHS = List.of(100, 500, 1_000);
    private static final List<Double> WEIGHTS = List.of(0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85);

    private TuneRetrieval() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        List<Collection> collections;
        try (OnnxEmbedText model = new OnnxEmbedText(
                        Path.of(arguments[2]), Runtime.getRuntime().availableProcessors());
                EmbeddedPostgres postgres = EmbeddedPostgres.attachOrStart(
                        Path.of(arguments[0]), ClusterSettings.defaults(), InstalledServers.find(System.getenv()));
                Connection connection =
                        postgres.address().dataSource(EmbeddedPostgres.DATABASE).getConnection()) {
            collections = new IndexedCollections(connection, model).read(Path.of(arguments[1]));
        }
        tune(collections.stream().map(Laboratory::new).toList(), System.out);
        System.exit(0);
    }

    private static void tune(List<Laboratory> laboratories, PrintStream out) {
        Map<Setting, List<Double>> results = new LinkedHashMap<>();
        for (Laboratory laboratory : laboratories) {
            out.printf(
                    Locale.ROOT,
                    "%n%s, %s%n",
                    laboratory.collection().name(),
                    laboratory.collection().measure().label());
            out.printf(Locale.ROOT, "  meaning alone  %.4f%n", laboratory.meaning());
            for (double k1 : K1) {
                out.printf(Locale.ROOT, "  words alone, k1 %.1f ", k1);
                for (double b : B) {
                    Bm25Parameters bm25 = new Bm25Parameters(k1, b);
                    out.printf(Locale.ROOT, "  b %.2f %.4f", b, laboratory.words(bm25));
                    laboratory.fused(
                            bm25,
                            List.of(Normalization.values()),
                            DEPTHS,
                            WEIGHTS,
                            (setting, value) -> results.computeIfAbsent(setting, none -> new ArrayList<>())
                                    .add(value));
                }
                out.println();
            }
        }
        TuningReport report = new TuningReport(results, new Grid(K1, B, WEIGHTS));
        report.print(out);
        report.show(
                out,
                "in use",
                List.of(new Setting(
                        Bm25Parameters.DOCUMENTS,
                        Normalization.MIN_MAX,
                        SearchLibrary.FUSION_DEPTH,
                        ConvexFusion.DEFAULT.meaningWeight())));
    }
}
