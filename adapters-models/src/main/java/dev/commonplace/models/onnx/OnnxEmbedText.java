package dev.commonplace.models.onnx;

import ai.onnxruntime.OrtException;
import dev.commonplace.application.embeddings.EmbedText;
import dev.commonplace.application.embeddings.ModelUnavailableException;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.EmbeddingModel;
import dev.commonplace.domain.shared.RefusedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The embedding model all-MiniLM-L6-v2 inside this process: 384 dimensions, the first 256 tokens of a text, vectors of
 * length 1. English mostly.
 *
 * <p>Loading takes about half a second. It happens with {@link #load()}, which any thread may call, or else with the
 * first text.
 */
public final class OnnxEmbedText implements EmbedText, AutoCloseable {
    /** The name of the one model that comes with the service. */
    public static final String MODEL_NAME = MiniLm.MODEL.name();

    /** How long a caller waits for one text; it takes milliseconds, and a hundred times that behind other callers. */
    private static final int WAIT_SECONDS_MAX = 60;

    private final LoadedOnce<SentenceEncoder> encoder;
    private final BoundedPool pool;

    /**
     * @param nativesDirectory where native libraries are unpacked: a writable directory whose files may be run
     * @param threads how many texts are worked on at the same time; the number of cores is best
     */
    public OnnxEmbedText(Path nativesDirectory, int threads) {
        this.encoder = new LoadedOnce<>("embedding model " + MiniLm.MODEL.name(), () -> {
            NativeLibraries.unpackInto(nativesDirectory);
            return SentenceEncoder.load();
        });
        this.pool = new BoundedPool("embedding", threads);
    }

    @Override
    public EmbeddingModel model() {
        return MiniLm.MODEL;
    }

    /**
     * Loads the model unless it is loaded.
     *
     * @throws ModelUnavailableException when it cannot be loaded; the next call tries again
     */
    public void load() {
        encoder.get();
    }

    /** Whether the model is loaded. */
    public boolean ready() {
        return encoder.ready();
    }

    @Override
    public List<Embedding> embed(List<String> texts) {
        if (texts.isEmpty()) {
            return List.of();
        }
        SentenceEncoder loaded = encoder.get();
        List<Future<Embedding>> pending = new ArrayList<>(texts.size());
        try {
            for (String text : texts) {
                pending.add(pool.submit(() -> loaded.encode(text)));
            }
            List<Embedding> embeddings = new ArrayList<>(texts.size());
            for (Future<Embedding> future : pending) {
                embeddings.add(future.get(WAIT_SECONDS_MAX, TimeUnit.SECONDS));
            }
            return embeddings;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw unavailable("was interrupted", interrupted);
        } catch (TimeoutException timeout) {
            throw unavailable("did not answer within " + WAIT_SECONDS_MAX + " seconds", timeout);
        } catch (RejectedExecutionException | CancellationException shutDown) {
            throw unavailable("is shut down", shutDown);
        } catch (ExecutionException failure) {
            throw failed(failure);
        } finally {
            pending.forEach(future -> future.cancel(false));
        }
    }

    private static ModelUnavailableException failed(ExecutionException failure) {
        return switch (failure.getCause()) {
            case OrtException ort -> unavailable("failed: " + ort.getMessage(), ort);
            case RefusedException refused ->
                new ModelUnavailableException(
                        "The embedding model gave no usable vector: " + refused.reason(), false, refused);
            case null, default -> throw new IllegalStateException("Embedding failed.", failure.getCause());
        };
    }

    private static ModelUnavailableException unavailable(String what, Exception cause) {
        return new ModelUnavailableException("The embedding model " + what + ".", true, cause);
    }

    /** Waits for the texts in work, for some seconds. */
    @Override
    public void close() {
        if (pool.closeAndWait()) {
            encoder.close();
        }
    }
}
