package dev.commonplace.http.claims;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.commonplace.application.claims.SearchClaims;
import dev.commonplace.application.claims.ShownClaim;
import dev.commonplace.domain.shared.Page;
import dev.commonplace.http.json.Cursors;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of claims.
 *
 * @param mode in which was searched; absent from a plain list
 * @param degraded why that is not the one asked for
 */
record FoundClaimsJson(
        List<ClaimJson> items,
        @Nullable String nextCursor,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String mode,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String degraded) {
    static FoundClaimsJson of(Page<ShownClaim> page) {
        return new FoundClaimsJson(
                page.items().stream().map(ClaimJson::of).toList(),
                page.next().map(Cursors::of).orElse(null),
                null,
                null);
    }

    static FoundClaimsJson of(SearchClaims.Outcome found) {
        return new FoundClaimsJson(
                found.claims().stream().map(ClaimJson::of).toList(),
                found.next().isPresent() ? Cursors.of(found.next().getAsInt()) : null,
                found.mode().word(),
                found.degraded().orElse(null));
    }
}
