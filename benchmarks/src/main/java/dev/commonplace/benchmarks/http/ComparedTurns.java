package dev.commonplace.benchmarks.http;

import dev.commonplace.benchmarks.support.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Turns of the service and of plain JDBC, one after the other; what is told of them are medians over the turns. */
final class ComparedTurns {
    private static final int COLUMNS = 10;

    private final Cpu cpu;
    private final List<double[]> turns = new ArrayList<>();

    ComparedTurns(Cpu cpu) {
        this.cpu = cpu;
    }

    /** What PostgreSQL, the service and this process have computed so far, in milliseconds. */
    @FunctionalInterface
    interface Cpu {
        double[] read() throws Exception;
    }

    /** Gives the times of its searches, in milliseconds. */
    @FunctionalInterface
    interface Turn {
        double[] run() throws Exception;
    }

    void add(Turn service, Turn jdbc, double seconds) throws Exception {
        double[] before = cpu.read();
        double[] overHttp = service.run();
        double[] after = cpu.read();
        double[] byJdbc = jdbc.run();
        double p50 = Figures.median(overHttp);
        double floor = Figures.median(byJdbc);
        turns.add(new double[] {
            p50,
            Figures.percentile(95, overHttp),
            overHttp.length / seconds,
            floor,
            Figures.percentile(95, byJdbc),
            byJdbc.length / seconds,
            p50 - floor,
            (after[0] - before[0]) / overHttp.length,
            (after[1] - before[1]) / overHttp.length,
            (after[2] - before[2]) / overHttp.length
        });
    }

    /** How many searches a second the slower of both has answered. */
    double slowerPerSecond() {
        return Math.min(middle(2), middle(5));
    }

    String text() {
        double[] middle = new double[COLUMNS];
        for (int i = 0; i < COLUMNS; i++) {
            middle[i] = middle(i);
        }
        return String.format(
                Locale.ROOT,
                "HTTP p50 %6.2f p95 %6.2f ms %5.0f/s | JDBC p50 %6.2f p95 %6.2f ms %5.0f/s | added at p50 %5.2f ms"
                        + " (wanted: 1.5) | CPU a search: PostgreSQL %.2f, service %.2f, client %.2f ms; %2.0f %% not"
                        + " PostgreSQL's",
                middle[0],
                middle[1],
                middle[2],
                middle[3],
                middle[4],
                middle[5],
                middle[6],
                middle[7],
                middle[8],
                middle[9],
                100 * (middle[8] + middle[9]) / (middle[7] + middle[8] + middle[9]));
    }

    private double middle(int column) {
        return Figures.median(turns.stream().mapToDouble(turn -> turn[column]).toArray());
    }
}
