package dev.commonplace.bootstrap.evaluation;

import dev.commonplace.bootstrap.database.Columns;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What an evaluation found.
 *
 * @param queries how many were judged
 * @param comparisons of each two modes by the first measure
 */
record EvaluationReport(
        int queries,
        Set<String> withoutJudgement,
        Set<String> withoutQuery,
        List<Mode> modes,
        List<Comparison> comparisons) {

    record Mode(String mode, Map<String, Double> measures, double millisP50, double millisP95) {}

    record Comparison(String measure, String first, String second, double difference, double p) {}

    static EvaluationReport of(JudgedQueries judged, List<Evaluation> evaluations, List<Measure> measures) {
        List<Mode> modes = new ArrayList<>();
        List<Comparison> comparisons = new ArrayList<>();
        Measure main = measures.getFirst();
        for (Evaluation evaluation : evaluations) {
            Map<String, Double> means = new LinkedHashMap<>();
            measures.forEach(measure -> means.put(measure.name(), evaluation.mean(measure)));
            for (Evaluation before : evaluations.subList(0, modes.size())) {
                PairedTest test = PairedTest.of(
                        before.perQuery().getOrDefault(main, List.of()),
                        evaluation.perQuery().getOrDefault(main, List.of()));
                comparisons.add(
                        new Comparison(main.name(), before.mode(), evaluation.mode(), test.difference(), test.p()));
            }
            modes.add(new Mode(evaluation.mode(), means, evaluation.millisP50(), evaluation.millisP95()));
        }
        int queries = judged.queries().size() + judged.withoutQuery().size();
        return new EvaluationReport(queries, judged.withoutJudgement(), judged.withoutQuery(), modes, comparisons);
    }

    void print(PrintWriter out) {
        List<String> names = new ArrayList<>(List.of("MODE"));
        modes.getFirst().measures().keySet().forEach(name -> names.add(name + ">"));
        names.addAll(List.of("P50 MS>", "P95 MS>"));
        Columns columns = new Columns(names.toArray(String[]::new));
        for (Mode mode : modes) {
            List<Object> row = new ArrayList<>(List.of(mode.mode()));
            mode.measures().values().forEach(value -> row.add(String.format(Locale.ROOT, "%.4f", value)));
            row.add(String.format(Locale.ROOT, "%.1f", mode.millisP50()));
            row.add(String.format(Locale.ROOT, "%.1f", mode.millisP95()));
            columns.row(row.toArray());
        }
        columns.print(out);
        out.println(queries(queries, ""));
        for (Comparison compared : comparisons) {
            out.printf(
                    Locale.ROOT,
                    "%s: %s minus %s %+.4f, p = %.4f%n",
                    compared.measure(),
                    compared.second(),
                    compared.first(),
                    compared.difference(),
                    compared.p());
        }
        if (!withoutJudgement.isEmpty()) {
            out.println(queries(withoutJudgement.size(), "") + " without a relevant document: not asked.");
        }
        if (!withoutQuery.isEmpty()) {
            out.println(queries(withoutQuery.size(), "judged ") + " not in the file of queries: counted as 0.");
        }
    }

    private static String queries(int count, String which) {
        return String.format(Locale.ROOT, "%,d %s%s", count, which, count == 1 ? "query" : "queries");
    }
}
