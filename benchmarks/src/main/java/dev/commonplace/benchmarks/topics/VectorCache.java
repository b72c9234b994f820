package dev.commonplace.benchmarks.topics;

import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.models.onnx.OnnxEmbedText;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The vectors of texts, made once with the product's own model and kept in a file. */
final class VectorCache {
    private static final int BATCH = 500;

    private VectorCache() {}

    /** By text. */
    static Map<String, float[]> of(List<String> texts, Path file, Path natives) throws IOException {
        Map<String, float[]> vectors = read(file);
        List<String> missing = texts.stream()
                .distinct()
                .filter(text -> !vectors.containsKey(text))
                .toList();
        if (missing.isEmpty()) {
            return vectors;
        }
        try (OnnxEmbedText model =
                new OnnxEmbedText(natives, Runtime.getRuntime().availableProcessors())) {
            for (int from = 0; from < missing.size(); from += BATCH) {
                List<String> batch = missing.subList(from, Math.min(missing.size(), from + BATCH));
                List<Embedding> embeddings = model.embed(batch);
                for (int i = 0; i < batch.size(); i++) {
                    vectors.put(batch.get(i), embeddings.get(i).values());
                }
            }
        }
        write(vectors, file);
        return vectors;
    }

    private static Map<String, float[]> read(Path file) throws IOException {
        Map<String, float[]> vectors = new HashMap<>();
        if (Files.exists(file)) {
            try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
                for (int left = in.readInt(); left > 0; left--) {
                    byte[] text = in.readNBytes(in.readInt());
                    float[] vector = new float[in.readInt()];
                    for (int i = 0; i < vector.length; i++) {
                        vector[i] = in.readFloat();
                    }
                    vectors.put(new String(text, StandardCharsets.UTF_8), vector);
                }
            }
        }
        return vectors;
    }

    private static void write(Map<String, float[]> vectors, Path file) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".part");
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(partial)))) {
            out.writeInt(vectors.size());
            for (Map.Entry<String, float[]> entry : new ArrayList<>(vectors.entrySet())) {
                byte[] text = entry.getKey().getBytes(StandardCharsets.UTF_8);
                out.writeInt(text.length);
                out.write(text);
                out.writeInt(entry.getValue().length);
                for (float value : entry.getValue()) {
                    out.writeFloat(value);
                }
            }
        }
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
