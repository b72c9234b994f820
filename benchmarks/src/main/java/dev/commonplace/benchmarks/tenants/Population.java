package dev.commonplace.benchmarks.tenants;

import dev.commonplace.domain.embeddings.Embedding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** A thousand tenants: one with 60,000 chunks, three with 20,000, sixteen with 3,000, twenty with 300, and the rest with a few. */
final class Population {
    static final int TENANTS = 1_000;
    static final int HITS = 10;
    private static final int TINY_LEAST = 12;
    private static final int TINY_SPREAD = 31;
    private static final long SEED = 7;

    /** @param ids of the chunks, in the order of the vectors */
    record Tenant(UUID id, String size, List<UUID> ids, List<float[]> vectors, List<Question> questions) {}

    /** @param right the ids of the nearest chunks, by comparing all */
    record Question(UUID tenant, String key, Embedding vector, Set<UUID> right) {}

    private record Size(String name, int tenants, int chunks, int topics, int questions) {}

    private final List<Tenant> tenants = new ArrayList<>();
    private final Map<String, List<Question>> questions = new LinkedHashMap<>();
    private final Random random = new Random(SEED);
    private final Mixture mixture = new Mixture(random);

    /** @param scale of the tenants with 3,000 chunks and more */
    Population(double scale) {
        List<Size> sizes = List.of(
                new Size("60k", 1, (int) (60_000 * scale), 60, 120),
                new Size("20k", 3, (int) (20_000 * scale), 60, 40),
                new Size("3k", 16, (int) (3_000 * scale), 20, 10),
                new Size("300", 20, 300, 6, 6),
                new Size("tiny", TENANTS - 40, 0, 6, 1));
        for (Size size : sizes) {
            for (int i = 0; i < size.tenants(); i++) {
                tenants.add(tenant(size, tenants.size()));
            }
        }
        for (Size size : sizes.reversed()) {
            List<Question> all = new ArrayList<>();
            for (int i = 0; i < size.questions(); i++) {
                for (Tenant tenant : tenants) {
                    if (tenant.size().equals(size.name()) && all.size() < 200) {
                        all.add(tenant.questions().get(i));
                    }
                }
            }
            questions.put(size.name(), List.copyOf(all));
        }
    }

    private Tenant tenant(Size size, int number) {
        UUID id = new UUID(0xA000_0000_0000_7000L, 0x8000_0000_0000_0000L | number);
        int chunks = size.chunks() == 0 ? TINY_LEAST + random.nextInt(TINY_SPREAD) : size.chunks();
        int[] topics = random.ints(size.topics(), 0, Mixture.TOPICS).toArray();
        List<float[]> vectors = new ArrayList<>(chunks);
        List<UUID> ids = new ArrayList<>(chunks);
        for (int i = 0; i < chunks; i++) {
            vectors.add(mixture.draw(topics));
            ids.add(new UUID(0xB000_0000_0000_7000L + number, 0x8000_0000_0000_0000L | i));
        }
        List<Question> asked = new ArrayList<>();
        for (int i = 0; i < size.questions(); i++) {
            float[] vector = mixture.draw(topics);
            asked.add(new Question(id, number + "/" + i, Embedding.of(vector), nearest(vector, vectors, ids)));
        }
        return new Tenant(id, size.name(), ids, vectors, asked);
    }

    private static Set<UUID> nearest(float[] question, List<float[]> vectors, List<UUID> ids) {
        record Near(double cosine, UUID id) {}
        PriorityQueue<Near> best = new PriorityQueue<>(Comparator.comparingDouble(Near::cosine));
        for (int i = 0; i < vectors.size(); i++) {
            best.add(new Near(cosine(question, vectors.get(i)), ids.get(i)));
            if (best.size() > HITS) {
                best.poll();
            }
        }
        Set<UUID> right = new HashSet<>();
        best.forEach(near -> right.add(near.id()));
        return right;
    }

    private static double cosine(float[] one, float[] other) {
        float sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    List<Tenant> tenants() {
        return tenants;
    }

    /** By size of the tenant, the smallest first; the tenants of a size take turns. */
    Map<String, List<Question>> questions() {
        return questions;
    }

    long chunks() {
        return tenants.stream().mapToLong(tenant -> tenant.ids().size()).sum();
    }
}
