/** What becomes of a service that is given files meant to harm it. */
@NullMarked
package dev.commonplace.benchmarks.hostile;

import org.jspecify.annotations.NullMarked;
