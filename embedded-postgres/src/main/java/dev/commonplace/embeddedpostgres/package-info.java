/** A private cluster of the installed PostgreSQL, run as a child process of the service. */
@NullMarked
package dev.commonplace.embeddedpostgres;

import org.jspecify.annotations.NullMarked;
