/** A running service as its command line sees it: over HTTP, with a key, and never past its API. */
@NullMarked
package dev.commonplace.bootstrap.client;

import org.jspecify.annotations.NullMarked;
