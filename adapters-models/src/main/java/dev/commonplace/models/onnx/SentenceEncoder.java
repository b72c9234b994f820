package dev.commonplace.models.onnx;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.commonplace.domain.documents.WhiteSpace;
import dev.commonplace.domain.embeddings.Embedding;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.Map;

/** Tokenizer and model together. One text at a time, by as many threads as like: batches would change its vectors. */
final class SentenceEncoder implements AutoCloseable {
    /** The first 256 tokens of any language stand well within this; what follows is not even tokenized. */
    private static final int UNITS_READ_MAX = 65_536;

    private final HuggingFaceTokenizer tokenizer;
    private final OrtEnvironment environment;
    private final OrtSession session;

    private SentenceEncoder(HuggingFaceTokenizer tokenizer, OrtEnvironment environment, OrtSession session) {
        this.tokenizer = tokenizer;
        this.environment = environment;
        this.session = session;
    }

    static SentenceEncoder load() throws IOException, OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        environment.setTelemetry(false);
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            OrtSession session = environment.createSession(MiniLm.weights(), options);
            try {
                return new SentenceEncoder(MiniLm.tokenizerForInput(), environment, session);
            } catch (IOException | RuntimeException failure) {
                session.close();
                throw failure;
            }
        }
    }

    Embedding encode(String text) throws OrtException {
        int start = WhiteSpace.skip(text, 0, text.length());
        int end = Math.min(text.length(), start + UNITS_READ_MAX);
        Encoding encoding = tokenizer.encode(ModelText.of(text, start, end), true, false);
        long[] attention = encoding.getAttentionMask();
        long[] shape = {1, attention.length};
        try (OnnxTensor ids = OnnxTensor.createTensor(environment, direct(encoding.getIds()), shape);
                OnnxTensor mask = OnnxTensor.createTensor(environment, direct(attention), shape);
                OnnxTensor types = OnnxTensor.createTensor(environment, direct(encoding.getTypeIds()), shape);
                OrtSession.Result result =
                        session.run(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
            OnnxTensor output = (OnnxTensor) result.get(0);
            return Embedding.of(MeanPooling.pool(output.getFloatBuffer(), attention, MiniLm.MODEL.dimension()));
        }
    }

    private static LongBuffer direct(long[] values) {
        LongBuffer buffer = ByteBuffer.allocateDirect(values.length * Long.BYTES)
                .order(ByteOrder.nativeOrder())
                .asLongBuffer();
        return buffer.put(values).flip();
    }

    @Override
    public void close() throws OrtException {
        session.close();
        tokenizer.close();
    }
}
