package dev.commonplace.application.shared;

import dev.commonplace.domain.shared.Actor;
import dev.commonplace.domain.shared.Origin;
import java.util.Objects;

/** Somebody who manages tenants: has shown an operator key, or sits at the command line of the server. */
public record OperatorCaller(Actor actor, Origin origin) {
    public OperatorCaller {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(origin, "origin");
    }
}
