#!/bin/sh
# Prints the home of the newest JDK of this machine that is at least version 21.
# Where there is none: one line on stderr that says what to install, and exit code 1.
#
#   scripts/newest-jdk.sh          the home of a JDK (with a compiler)
#   scripts/newest-jdk.sh --jre    the home of a JDK or a plain Java runtime
#
# A JAVA_HOME that is new enough is taken as it is: it is the user's choice.
set -eu

minimum=21
program=javac
[ "${1:-}" = --jre ] && program=java

# The major version that a home's release file states, or nothing where it has none or lacks the program.
major_version() {
  [ -x "$1/bin/$program" ] && [ -r "$1/release" ] || return 0
  sed -n -e 's/^JAVA_VERSION="\{0,1\}1\.\([0-9]*\).*/\1/p' -e t -e 's/^JAVA_VERSION="\{0,1\}\([0-9]*\).*/\1/p' "$1/release"
}

home_of_path() {
  found=$(command -v java) || return 0
  found=$(readlink -f "$found" 2>/dev/null || echo "$found")
  echo "${found%/bin/java}"
}

newest_home= newest=0
consider() {
  version=$(major_version "$1")
  if [ "${version:-0}" -ge "$minimum" ] && [ "$version" -gt "$newest" ]; then
    newest_home=$1 newest=$version
  fi
}

if [ -n "${JAVA_HOME:-}" ]; then
  consider "$JAVA_HOME"
fi
if [ -z "$newest_home" ]; then
  consider "$(home_of_path)"
  for home in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    "${SDKMAN_DIR:-${HOME:-/root}/.sdkman}"/candidates/java/* "${HOME:-/root}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    consider "$home"
  done
  if [ -x /usr/libexec/java_home ]; then
    consider "$(/usr/libexec/java_home -v "$minimum+" 2>/dev/null || true)"
  fi
fi

if [ -z "$newest_home" ]; then
  echo "Commonplace needs Java $minimum or newer and found none: install a JDK, for example from https://adoptium.net, or set JAVA_HOME to one." >&2
  exit 1
fi
echo "$newest_home"
