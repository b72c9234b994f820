#!/usr/bin/env bash
# Makes sure that this machine has PostgreSQL 15 or newer with pgvector 0.8 or newer.
#
#   scripts/install-postgres.sh           install what is missing (Debian and Ubuntu, as root), else say what to run
#   scripts/install-postgres.sh --check   install nothing; exit 1 when something is missing
#
# Silent, offline and quick when everything is there. Nothing that is installed and good enough is touched.
# pgvector comes from the distribution where it packages a recent enough one. Otherwise the source package of a newer
# suite is fetched from the mirror that apt already uses, checked by apt against the archive's own keys, and built into
# a package of the same name, so that a later package of the distribution simply replaces it.
set -euo pipefail

readonly MINIMUM_SERVER=15
readonly MINIMUM_PGVECTOR=0.8.0
readonly ARCHIVE_KEYS=/usr/share/keyrings/debian-archive-keyring.gpg

say() { printf '%s\n' "$*" >&2; }

at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

# Directories with a server's programs, newest major version first.
server_directories() {
  local directory
  for directory in /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /opt/homebrew/opt/postgresql@*/bin \
    /usr/local/opt/postgresql@*/bin "$(command -v pg_config >/dev/null && pg_config --bindir || true)"; do
    if [ -x "$directory/postgres" ] && [ -x "$directory/initdb" ] && [ -x "$directory/pg_config" ]; then
      printf '%s %s\n' "$(major_version "$directory")" "$directory"
    fi
  done | sort -rnu | cut -d ' ' -f 2-
}

major_version() { "$1/pg_config" --version | sed -E 's/^PostgreSQL ([0-9]+).*/\1/'; }

pgvector_version() {
  sed -n "s/^default_version *= *'\(.*\)'.*/\1/p" "$("$1/pg_config" --sharedir)/extension/vector.control" 2>/dev/null
}

# The newest server that is new enough; with "complete" only one that also has a good pgvector.
find_server() {
  local directory version
  while read -r directory; do
    [ "$(major_version "$directory")" -ge "$MINIMUM_SERVER" ] || continue
    if [ "${1:-}" = complete ]; then
      version=$(pgvector_version "$directory") || continue
      at_least "${version:-0}" "$MINIMUM_PGVECTOR" || continue
    fi
    printf '%s\n' "$directory"
    return 0
  done < <(server_directories)
  return 1
}

explain() {
  say "$1"
  if [ -e /etc/debian_version ] && command -v apt-get >/dev/null; then
    say "Run this once as root, or with sudo:  $(cd "$(dirname "$0")" && pwd)/install-postgres.sh"
  elif command -v brew >/dev/null; then
    say "Run this once:  brew install postgresql@17 pgvector"
  elif command -v dnf >/dev/null; then
    say "Run this once:  sudo dnf install postgresql-server postgresql-contrib pgvector"
  elif command -v apk >/dev/null; then
    say "Run this once:  sudo apk add postgresql17 postgresql17-contrib postgresql-pgvector"
  else
    say "Install PostgreSQL $MINIMUM_SERVER or newer and pgvector $MINIMUM_PGVECTOR or newer (https://github.com/pgvector/pgvector#installation)."
  fi
  say "Or set DATABASE_URL to a database of a server that has both."
  exit 1
}

run_logged() {
  if ! "$@" >>"$WORK/log" 2>&1; then
    tail -n 20 "$WORK/log" >&2
    say "Failed: $*"
    return 1
  fi
}

install_packages() {
  run_logged env DEBIAN_FRONTEND=noninteractive apt-get -y -o DPkg::Lock::Timeout=300 install --no-install-recommends "$@"
}

candidate_version() { apt-cache policy "$1" | sed -n 's/^ *Candidate: *\(.*\)/\1/p' | grep -v '^(none)$'; }

install_server() {
  local version keep=/etc/postgresql-common/createcluster.d/commonplace.conf
  version=$(apt-cache pkgnames postgresql- | sed -n -E 's/^postgresql-([0-9]+)$/\1/p' | sort -rn | head -n 1)
  if [ "${version:-0}" -lt "$MINIMUM_SERVER" ]; then
    say "This distribution packages no PostgreSQL of version $MINIMUM_SERVER or newer."
    say "Set up the project's own packages first: https://www.postgresql.org/download/linux/"
    exit 1
  fi
  say "Installing PostgreSQL $version ..."
  # Commonplace starts a cluster of its own: the package need not start one.
  mkdir -p "$(dirname "$keep")"
  printf 'create_main_cluster = false\n' >"$keep"
  install_packages "postgresql-$version"
  rm -f "$keep"
}

install_pgvector() {
  local bin=$1 version package offered
  version=$(major_version "$bin")
  package=postgresql-$version-pgvector
  offered=$(candidate_version "$package" || true)
  if [ -n "$offered" ] && at_least "$offered" "$MINIMUM_PGVECTOR"; then
    say "Installing $package $offered ..."
    install_packages "$package"
  else
    build_pgvector "$bin" "$version" "$package"
  fi
}

# One line "mirror suite-names" of the archive that this machine's apt is set up with.
archive() {
  apt-get indextargets --format '$(ORIGIN) $(LABEL) $(COMPONENT) $(REPO_URI)' 'Created-By: Packages' |
    awk '$1 == $2 && $3 == "main" && $1 == "Debian" { print $4, "sid testing stable"; exit }
         $1 == $2 && $3 == "main" && $1 == "Ubuntu" { print $4, "devel"; exit }'
}

# Leaves the newest source package of pgvector that can really be fetched in $WORK/source.
fetch_source() {
  local mirror suites suite options
  read -r mirror suites < <(archive) || { say "apt is set up with no Debian or Ubuntu archive."; return 1; }
  for suite in $suites; do
    rm -rf "$WORK/apt" "$WORK/source"
    mkdir -p "$WORK/apt/lists/partial" "$WORK/apt/cache/archives/partial" "$WORK/source"
    {
      printf 'Types: deb-src\nURIs: %s\nSuites: %s\nComponents: %s\n' "$mirror" "$suite" \
        "$([ "$suite" = devel ] && echo 'main universe' || echo main)"
      if [ "$suite" != devel ] && [ -e "$ARCHIVE_KEYS" ]; then printf 'Signed-By: %s\n' "$ARCHIVE_KEYS"; fi
    } >"$WORK/apt/archive.sources"
    chown -R _apt "$WORK/apt" "$WORK/source" 2>/dev/null || true
    options=(-o "Dir::Etc::SourceList=$WORK/apt/archive.sources" -o Dir::Etc::SourceParts=/nonexistent
      -o "Dir::State::Lists=$WORK/apt/lists" -o "Dir::Cache=$WORK/apt/cache"
      -o Acquire::AllowInsecureRepositories=false -o APT::Get::AllowUnauthenticated=false)
    if apt-get "${options[@]}" update >>"$WORK/log" 2>&1 &&
      (cd "$WORK/source" && apt-get "${options[@]}" source --download-only pgvector >>"$WORK/log" 2>&1); then
      return 0
    fi
  done
  grep -E '^(E|W): ' "$WORK/log" | sort -u | tail -n 5 >&2 || true
  say "No source package of pgvector could be fetched from $mirror (tried: $suites)."
  return 1
}

build_pgvector() {
  local bin=$1 version=$2 package=$3 server headers source_version package_version root=$WORK/root
  say "This distribution packages no pgvector of version $MINIMUM_PGVECTOR for PostgreSQL $version: building it ..."
  # Headers of the server's own minor version, so that nothing that is installed has to be upgraded.
  server=$(dpkg-query -W -f '${Version}' "postgresql-$version" 2>/dev/null || true)
  headers=postgresql-server-dev-$version
  if ! dpkg-query -W -f '${Status}' "$headers" 2>/dev/null | grep -q 'install ok installed'; then
    if [ -n "$server" ] && apt-cache madison "$headers" | cut -d '|' -f 2 | grep -qw -- "$server"; then
      install_packages gcc libc6-dev make dpkg-dev "$headers=$server"
    else
      install_packages gcc libc6-dev make dpkg-dev "$headers"
    fi
  else
    install_packages gcc libc6-dev make dpkg-dev
  fi
  fetch_source
  run_logged sh -c "cd '$WORK/source' && dpkg-source -x pgvector_*.dsc tree"
  source_version=$(sed -n 's/^Version: *//p' "$WORK"/source/pgvector_*.dsc | head -n 1)
  if ! at_least "$source_version" "$MINIMUM_PGVECTOR"; then
    say "The newest pgvector that could be fetched is $source_version, which is too old."
    return 1
  fi
  # OPTFLAGS: upstream's -march=native would tie the library to this processor.
  local settings=(OPTFLAGS= with_llvm=no "PG_CONFIG=$bin/pg_config")
  run_logged make -C "$WORK/source/tree" -j 2 "${settings[@]}"
  run_logged make -C "$WORK/source/tree" "${settings[@]}" "DESTDIR=$root" install
  package_version=$source_version~commonplace
  mkdir -p "$root/DEBIAN"
  cat >"$root/DEBIAN/control" <<CONTROL
Package: $package
Source: pgvector ($source_version)
Version: $package_version
Architecture: $(dpkg --print-architecture)
Maintainer: Commonplace <noreply@commonplace.invalid>
Section: database
Depends: postgresql-$version, libc6
Description: vector similarity search for PostgreSQL $version
 Built on this machine by Commonplace from Debian's source package.
CONTROL
  chmod -R u=rwX,go=rX "$root"
  run_logged dpkg-deb --root-owner-group --build "$root" "$WORK/$package.deb"
  say "Installing $package $package_version ..."
  run_logged dpkg -i "$WORK/$package.deb"
}

finish() {
  rm -rf "$WORK"
  if [ "$1" -ne 0 ]; then
    say "Could not install what is missing. The PostgreSQL project's own packages have both; as root, or with sudo:"
    say "  apt-get install -y postgresql-common"
    say "  sh /usr/share/postgresql-common/pgdg/apt.*.sh -y"
    say "  apt-get install -y postgresql-17 postgresql-17-pgvector"
    say "Or set DATABASE_URL to a database of a server that has both."
    exit 1
  fi
}

main() {
  if find_server complete >/dev/null; then exit 0; fi

  local missing="PostgreSQL $MINIMUM_SERVER or newer is not installed." bin
  if bin=$(find_server); then
    missing="pgvector $MINIMUM_PGVECTOR or newer is not installed for the PostgreSQL in $bin."
  fi
  if [ "${1:-}" = --check ] || [ "$(id -u)" -ne 0 ] || ! { [ -e /etc/debian_version ] && command -v apt-get >/dev/null; }; then
    explain "$missing"
  fi

  WORK=$(mktemp -d)
  trap 'finish $?' EXIT
  chmod 755 "$WORK"
  touch "$WORK/log"
  if command -v flock >/dev/null; then
    exec 9>/var/lock/commonplace-install.lock
    flock 9
    if find_server complete >/dev/null; then exit 0; fi
  fi

  run_logged apt-get -o DPkg::Lock::Timeout=300 update || say "apt could not refresh its package lists; going on with those it has."
  if ! find_server >/dev/null; then install_server; fi
  if ! find_server complete >/dev/null; then install_pgvector "$(find_server)"; fi
  find_server complete >/dev/null
  say "PostgreSQL $(major_version "$(find_server complete)") with pgvector $(pgvector_version "$(find_server complete)") is ready."
}

main "$@"
