/** The guard's policy, and a look at what it would find. */
@NullMarked
package dev.commonplace.http.guard;

import org.jspecify.annotations.NullMarked;
