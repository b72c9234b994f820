#!/bin/sh
# Prints the JVM options that Maven needs on the JDK whose home is given.
set -eu
version=$("$1/bin/java" -version 2>&1 | sed -n -E 's/.*version "([0-9]+).*/\1/p' | head -n 1)
# Maven's own Guava uses sun.misc.Unsafe, which newer JDKs report on every start.
if [ "${version:-0}" -ge 23 ]; then
  echo "--sun-misc-unsafe-memory-access=allow"
fi
