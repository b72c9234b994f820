package dev.commonplace.domain.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Made-up talk with topics of its own: each has words and a direction of meaning that the others lack. */
final class SampleTalk {
    private static final int DIMENSION = 12;
    private static final String[] FILLERS = {"yeah", "mm-hmm", "okay", "right"};
    private static final String[] CUES = {
        "Okay, let's move on to the next item.",
        "Thank you very much.",
        "Hello everybody!",
        "So now it's my turn?",
        "Any questions?"
    };

    private SampleTalk() {}

    /** Without cues: only words, meaning and who speaks tell the topics apart. */
    static List<Utterance> topics(int topics, int utterancesEach) {
        Random random = new Random(7);
        List<Utterance> talk = new ArrayList<>();
        for (int topic = 0; topic < topics; topic++) {
            for (int i = 0; i < utterancesEach; i++) {
                talk.add(told(random, talk.size(), topic, 20));
            }
        }
        return talk;
    }

    /** Anything at all: empty and long utterances, cues, fillers, missing vectors. */
    static List<Utterance> anything(Random random, int utterances) {
        List<Utterance> talk = new ArrayList<>();
        int topic = 0;
        for (int i = 0; i < utterances; i++) {
            topic += random.nextInt(30) == 0 ? 1 : 0;
            Utterance told = told(random, i, topic, random.nextInt(random.nextInt(8) == 0 ? 300 : 12));
            talk.add(
                    switch (random.nextInt(9)) {
                        case 0 -> Utterance.of(i, told.speaker(), "");
                        case 1 ->
                            Utterance.of(i, told.speaker(), CUES[random.nextInt(CUES.length)])
                                    .withVector(told.vector());
                        case 2 -> Utterance.of(i, told.speaker(), FILLERS[random.nextInt(FILLERS.length)]);
                        default -> told;
                    });
        }
        return talk;
    }

    private static Utterance told(Random random, int index, int topic, int words) {
        StringBuilder text = new StringBuilder();
        for (int word = 0; word < words; word++) {
            boolean own = random.nextInt(3) == 0;
            text.append(own ? "topic" + (char) ('a' + topic % 26) + (char) ('a' + random.nextInt(8)) : "the")
                    .append(' ');
        }
        float[] vector = new float[DIMENSION];
        double squares = 0;
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) (0.4 * random.nextGaussian() + (i == topic % DIMENSION ? 1 : 0));
            squares += vector[i] * vector[i];
        }
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] /= (float) Math.sqrt(squares);
        }
        String speaker = "speaker-" + (topic % 3 + random.nextInt(2));
        return Utterance.of(index, speaker, text.toString().strip()).withVector(vector);
    }
}
