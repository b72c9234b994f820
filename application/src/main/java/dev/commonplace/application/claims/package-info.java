/** Use cases of claims, the job that finds them, and the ports they need. */
@NullMarked
package dev.commonplace.application.claims;

import org.jspecify.annotations.NullMarked;
