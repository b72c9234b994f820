/** Many who write live, and a service that restarts under them. */
@NullMarked
package dev.commonplace.benchmarks.live;

import org.jspecify.annotations.NullMarked;
