/** Tests against a real server, in directories that its account can enter. */
@NullMarked
package dev.commonplace.embeddedpostgres;

import org.jspecify.annotations.NullMarked;
