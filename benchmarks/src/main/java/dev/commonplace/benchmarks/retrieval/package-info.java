/** How well the service finds: settings of its ranking, tried out on judged collections. */
@NullMarked
package dev.commonplace.benchmarks.retrieval;

import org.jspecify.annotations.NullMarked;
