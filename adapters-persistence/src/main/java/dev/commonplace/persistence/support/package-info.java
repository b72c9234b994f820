/** What all adapters stand on: scoped transactions, connections that listen, one translation of SQL errors, and the database's own types. */
@NullMarked
package dev.commonplace.persistence.support;

import org.jspecify.annotations.NullMarked;
