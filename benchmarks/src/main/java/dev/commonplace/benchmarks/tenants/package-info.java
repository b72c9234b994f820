/** Many tenants of very different size: our search by meaning beside that of Spring AI and LangChain4j, on the same vectors. */
@NullMarked
package dev.commonplace.benchmarks.tenants;

import org.jspecify.annotations.NullMarked;
