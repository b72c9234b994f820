package dev.commonplace.benchmarks.embedding;

import dev.commonplace.benchmarks.support.Figures;
import dev.commonplace.benchmarks.support.SyntheticTexts;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.models.onnx.OnnxEmbedText;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The same texts through both, one after the other in every round, each with as many threads as it likes. All texts fit
 * into 128 tokens, where LangChain4j stops reading, so that both do the same work; the least cosine between their vectors
 * is printed as proof. Arguments: where native libraries are unpacked, texts in a round, rounds.
 */
public final class EmbeddingBenchmark {
    private EmbeddingBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        Path natives = Path.of(arguments[0]);
        int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 400;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 7;
        try (OnnxEmbedText own = new OnnxEmbedText(natives, Runtime.getRuntime().availableProcessors())) {
            // First, because it says where the libraries unpack.
            own.load();
            AllMiniLmL6V2QuantizedEmbeddingModel langchain4j = new AllMiniLmL6V2QuantizedEmbeddingModel();
            compare("short, about 15 tokens", texts(count * 3, 40, 40), own, langchain4j, rounds);
            compare("mixed, 10 to 110 tokens", texts(count, 20, 220), own, langchain4j, rounds);
            compare("long, about 110 tokens", texts(count / 2, 220, 220), own, langchain4j, rounds);
        }
    }

    private static List<String> texts(int count, int shortest, int longest) {
        SyntheticTexts texts = new SyntheticTexts();
        return IntStream.range(0, count)
                .mapToObj(i -> texts.text(i, shortest + (longest - shortest) * i / Math.max(1, count - 1)))
                .toList();
    }

    private static void compare(
            String name,
            List<String> texts,
            OnnxEmbedText own,
            AllMiniLmL6V2QuantizedEmbeddingModel langchain4j,
            int rounds) {
        List<TextSegment> segments = texts.stream().map(TextSegment::from).toList();
        List<Embedding> ours = own.embed(texts);
        List<dev.langchain4j.data.embedding.Embedding> theirs =
                langchain4j.embedAll(segments).content();
        double least = IntStream.range(0, texts.size())
                .mapToDouble(i -> ours.get(i).cosine(Embedding.of(theirs.get(i).vector())))
                .min()
                .orElse(0);
        List<Double> own1 = new ArrayList<>();
        List<Double> theirs1 = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            theirs1.add(rate(texts.size(), () -> langchain4j.embedAll(segments)));
            own1.add(rate(texts.size(), () -> own.embed(texts)));
        }
        double[] ratios = IntStream.range(0, rounds)
                .mapToDouble(i -> own1.get(i) / theirs1.get(i))
                .toArray();
        System.out.printf(
                Locale.ROOT,
                "%-26s LangChain4j %,6.0f texts/s, commonplace %,6.0f texts/s, %.2f x (wanted: 1.3; rounds %.2f to %.2f),"
                        + " least cosine %.7f%n",
                name,
                median(theirs1),
                median(own1),
                Figures.median(ratios),
                Figures.percentile(0, ratios),
                Figures.percentile(100, ratios),
                least);
    }

    private static double rate(int texts, Runnable work) {
        long start = System.nanoTime();
        work.run();
        return texts / ((System.nanoTime() - start) / 1e9);
    }

    private static double median(List<Double> values) {
        return Figures.median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
