package dev.commonplace.http.requests;

import dev.commonplace.application.operations.IdempotentRequests;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.http.json.Json;
import dev.commonplace.http.problem.ProblemException;
import dev.commonplace.http.problem.ProblemKind;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does a request once, however often it is sent with the same {@code Idempotency-Key}. Only a success is remembered. */
public final class Idempotency {
    static final String HEADER = "Idempotency-Key";
    static final String REPLAYED = "Idempotent-Replayed";

    /** A bulk body can keep a small machine busy for minutes. */
    private static final Duration WORK_MAX = Duration.ofMinutes(15);

    private static final Duration KEEP = Duration.ofHours(24);
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final Logger LOG = LoggerFactory.getLogger(Idempotency.class);

    private final IdempotentRequests requests;
    private final Json json;
    private final InstantSource clock;

    public Idempotency(IdempotentRequests requests, Json json, InstantSource clock) {
        this.requests = requests;
        this.json = json;
        this.clock = clock;
    }

    /** The work of a request. */
    @FunctionalInterface
    public interface Work {
        Answer run() throws Exception;
    }

    /** Whether the caller wants it. @throws RefusedException for a key that cannot be one */
    public static boolean isWanted(Context context) {
        String key = context.header(HEADER);
        if (key != null && !KEY.matcher(key).matches()) {
            throw RefusedException.invalid("/" + HEADER, "An idempotency key has 1 to 255 printable ASCII characters.");
        }
        return key != null;
    }

    /** Refuses a key where the answer cannot be kept. */
    public static void refuse(Context context, String reason) {
        if (context.header(HEADER) != null) {
            throw RefusedException.invalid("/" + HEADER, reason);
        }
    }

    /**
     * Does the work, or answers what it answered before.
     *
     * @param bodyDigest differs for different bodies
     */
    public Answer once(Context context, Caller caller, byte[] bodyDigest, Work work) throws Exception {
        if (!isWanted(context)) {
            return work.run();
        }
        String key = String.valueOf(context.header(HEADER));
        IdempotentRequests.Start start = requests.start(
                caller.tenantId(), key, fingerprint(context, caller, bodyDigest), WORK_MAX, KEEP, clock.instant());
        return switch (start) {
            case IdempotentRequests.Start.Go(Instant startedAt) -> first(caller, key, startedAt, work);
            case IdempotentRequests.Start.Replay(IdempotentRequests.Answer kept) ->
                new Answer(kept.status(), Optional.of(kept.body()), kept.headers()).with(REPLAYED, "true");
            case IdempotentRequests.Start.Busy() ->
                throw new ProblemException(
                        ProblemKind.REQUEST_AT_WORK,
                        "A request with this idempotency key is at work at this moment.",
                        Map.of(Header.RETRY_AFTER, "1"));
            case IdempotentRequests.Start.Mismatch() ->
                throw new ProblemException(
                        ProblemKind.IDEMPOTENCY_KEY_REUSED,
                        "This idempotency key was used for a different request. Take a new key for each request.");
        };
    }

    private Answer first(Caller caller, String key, Instant startedAt, Work work) throws Exception {
        Answer answer;
        byte[] body;
        try {
            answer = work.run();
            body = answer.body().map(json::write).orElse(new byte[0]);
        } catch (Throwable failure) {
            abandon(caller, key, startedAt, failure);
            throw failure;
        }
        IdempotentRequests.Answer kept =
                new IdempotentRequests.Answer(answer.status(), answer.mediaType(), answer.headers(), body);
        finish(caller, key, startedAt, kept);
        return new Answer(answer.status(), Optional.of(body), answer.headers());
    }

    private void finish(Caller caller, String key, Instant startedAt, IdempotentRequests.Answer kept) {
        try {
            requests.finish(caller.tenantId(), key, startedAt, kept);
        } catch (RuntimeException notKept) {
            // The work is done, and the caller shall know. A repeat is refused as busy until the key counts as dead.
            LOG.warn("An answer could not be kept for its idempotency key.", notKept);
        }
    }

    private void abandon(Caller caller, String key, Instant startedAt, Throwable failure) {
        try {
            requests.abandon(caller.tenantId(), key, startedAt);
        } catch (RuntimeException notFreed) {
            failure.addSuppressed(notFreed);
        }
    }

    private static byte[] fingerprint(Context context, Caller caller, byte[] bodyDigest) {
        MessageDigest digest = Sha256.digest();
        String type = Optional.ofNullable(context.contentType()).orElse("");
        // The boundary of a multipart body is another each time.
        String mediaType = type.split(";", 2)[0];
        String head = String.join(
                "\n",
                context.method().name(),
                context.path(),
                mediaType,
                caller.actor().id());
        digest.update(Sha256.of(head.getBytes(StandardCharsets.UTF_8)));
        return digest.digest(bodyDigest);
    }
}
