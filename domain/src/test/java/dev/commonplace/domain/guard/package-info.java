/** Policies, lists and redactions. */
@NullMarked
package dev.commonplace.domain.guard;

import org.jspecify.annotations.NullMarked;
