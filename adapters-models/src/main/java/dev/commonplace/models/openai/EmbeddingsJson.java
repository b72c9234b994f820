package dev.commonplace.models.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.shared.RefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests to {@code /embeddings} and the answers, which are believed in nothing. */
final class EmbeddingsJson {
    private final OpenAiEmbeddingSettings settings;
    private final ObjectWriter writer;
    private final ObjectReader reader;

    EmbeddingsJson(OpenAiEmbeddingSettings settings) {
        JsonMapper mapper = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
        this.settings = settings;
        this.writer = mapper.writer();
        this.reader = mapper.readerFor(Answer.class);
    }

    byte[] request(List<String> texts) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("model", settings.model().name());
        request.put("input", texts.stream().map(EmbeddingsJson::wellFormed).toList());
        request.put("encoding_format", "float");
        if (settings.sendsDimension()) {
            request.put("dimensions", settings.model().dimension());
        }
        try {
            return writer.writeValueAsBytes(request);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Strings and numbers are always JSON.", impossible);
        }
    }

    /** One vector for each text of the request, in its order. */
    List<Embedding> answer(byte[] body, int texts) {
        @Nullable List<@Nullable Item> items = read(body).data();
        if (items == null || items.size() != texts) {
            throw unusable("sent " + (items == null ? "no" : items.size()) + " vectors for " + texts + " texts");
        }
        @Nullable Embedding[] ordered = new @Nullable Embedding[texts];
        for (int position = 0; position < texts; position++) {
            Item item = items.get(position);
            if (item == null || item.embedding() == null) {
                throw unusable("left out a vector");
            }
            int index = item.index() == null ? position : item.index();
            if (index < 0 || index >= texts || ordered[index] != null) {
                throw unusable("numbered its vectors wrongly");
            }
            ordered[index] = vector(item.embedding());
        }
        return Arrays.stream(ordered).map(EmbeddingsJson::present).toList();
    }

    private Answer read(byte[] body) {
        try {
            Answer answer = reader.readValue(body);
            if (answer == null) {
                throw unusable("sent nothing");
            }
            return answer;
        } catch (JsonProcessingException malformed) {
            throw EndpointException.passing("sent something that is not a list of vectors in JSON", null);
        } catch (IOException impossible) {
            throw new IllegalStateException("Bytes in memory can be read.", impossible);
        }
    }

    private Embedding vector(float[] values) {
        if (values.length != settings.model().dimension()) {
            throw unusable("sent a vector of " + values.length + " numbers instead of "
                    + settings.model().dimension());
        }
        try {
            return Embedding.of(values);
        } catch (RefusedException refused) {
            throw EndpointException.lasting("sent a vector that cannot be used: " + refused.reason(), refused);
        }
    }

    private static Embedding present(@Nullable Embedding embedding) {
        if (embedding == null) {
            throw unusable("left out a vector");
        }
        return embedding;
    }

    private static EndpointException unusable(String what) {
        return EndpointException.lasting(what, null);
    }

    /** Halves of surrogate pairs that stand alone become question marks; JSON in UTF-8 cannot hold them. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private record Answer(@Nullable List<@Nullable Item> data) {}

    @SuppressWarnings("ArrayRecordComponent") // lives for one answer; a list would box every number
    private record Item(@Nullable Integer index, float @Nullable [] embedding) {}
}
