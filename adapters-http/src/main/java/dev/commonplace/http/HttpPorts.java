package dev.commonplace.http;

import dev.commonplace.application.operations.IdempotentRequests;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.http.health.Readiness;
import dev.commonplace.http.requests.RequestObserver;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * What the server itself needs beside the use cases.
 *
 * @param metrics all metrics in the text format of Prometheus
 * @param ids for the ids of requests
 */
public record HttpPorts(
        IdempotentRequests idempotentRequests,
        Readiness readiness,
        Supplier<String> metrics,
        RequestObserver observer,
        MakeId ids,
        InstantSource clock) {}
