package dev.commonplace.http.requests;

/** Learns of every request that was answered, for metrics. Called by the thread of the request: it has to be quick. */
@FunctionalInterface
public interface RequestObserver {
    /**
     * @param route the template of the path, such as {@code /v1/documents/{document_id}}; {@code unmatched} for none
     * @param nanos from the first look at the request to the last byte of its answer handed over
     */
    void answered(String method, String route, int status, long nanos);
}
