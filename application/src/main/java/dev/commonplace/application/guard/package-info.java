/** The door: a tenant's policy, what it finds in what is brought, and a look at what it would find. */
@NullMarked
package dev.commonplace.application.guard;

import org.jspecify.annotations.NullMarked;
