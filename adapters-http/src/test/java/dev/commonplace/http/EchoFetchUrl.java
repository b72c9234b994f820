package dev.commonplace.http;

import dev.commonplace.application.documents.DocumentFile;
import dev.commonplace.application.documents.FetchUrl;
import dev.commonplace.domain.documents.MediaType;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import java.net.URI;
import java.util.function.Function;

/** Fetches from every address its own path; from the host that is called private nothing. */
final class EchoFetchUrl implements FetchUrl {
    @Override
    public <T> T fetch(URI url, Function<Fetched, T> use) {
        if ("private".equals(url.getHost())) {
            throw new RefusedException(ErrorCode.ADDRESS_REFUSED, "The host is not public.");
        }
        return use.apply(new Fetched(url.resolve("/moved"), DocumentFile.ofText(url.getPath(), MediaType.TEXT)));
    }
}
