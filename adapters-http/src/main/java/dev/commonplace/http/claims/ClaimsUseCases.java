package dev.commonplace.http.claims;

import dev.commonplace.application.claims.ChangeClaim;
import dev.commonplace.application.claims.NoteClaim;
import dev.commonplace.application.claims.ReadClaims;
import dev.commonplace.application.claims.RelateClaims;
import dev.commonplace.application.claims.RequestExtraction;
import dev.commonplace.application.claims.SearchClaims;

/** What the routes of claims call. */
public record ClaimsUseCases(
        NoteClaim note,
        ChangeClaim change,
        ReadClaims read,
        SearchClaims search,
        RelateClaims relate,
        RequestExtraction requestExtraction) {}
