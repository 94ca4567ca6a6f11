# shellcheck shell=bash
# Sourced by the scripts of deploy, tests and .ci: where the project is, Node on PATH, how to say and how to stop.

TAVOLO_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '%s\n' "$@"; }
warn() { printf '%s\n' "$@" >&2; }
die() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 1
}

# The client's tools need Node 22 or later. Where the system has an older one, deploy/setup puts one into build/node.
# shellcheck disable=SC2034  # read by deploy/setup
node_wanted=22
node_bin=$TAVOLO_ROOT/build/node/bin

# Prints the major version of a node program, 0 when there is none.
node_major() {
  local version
  version=$("${1:-node}" --version 2>/dev/null) || version=v0
  version=${version#v}
  printf '%s\n' "${version%%.*}"
}

# Makes the Node of build/node, if there is one, the first on PATH.
use_node() {
  if [ -x "$node_bin/node" ]; then
    PATH=$node_bin:$PATH
    export PATH
  fi
}

# True when anything under the given paths is newer than the stamp, or when the stamp is missing. What a build itself
# makes there (packages, the bundle, copied fonts, and so the folders around them) does not count: it is always newer.
changed_since() {
  local stamp=$1
  shift
  [ -e "$stamp" ] || return 0
  local existing=() path
  for path in "$@"; do [ -e "$path" ] && existing+=("$path"); done
  [ -n "$(find "${existing[@]}" -name node_modules -prune -o \( -name dist -o -name dist-program \) -prune -o -path '*/public/fonts' -prune -o \
    ! -type d -newer "$stamp" -print -quit)" ]
}

# build_of_client NAME SCRIPT RESULT: runs an npm script of client-web that makes RESULT there, only when the client's sources, the
# schemas or its packages have changed.
build_of_client() {
  local stamp=$TAVOLO_ROOT/build/stamps/$1 script=$2 result=$3 fresh
  mkdir -p "$TAVOLO_ROOT/build/stamps"
  if [ -e "$TAVOLO_ROOT/client-web/$result" ] &&
    ! changed_since "$stamp" "$TAVOLO_ROOT/client-web" "$TAVOLO_ROOT/schemas" \
      "$TAVOLO_ROOT/client-web/node_modules/.package-lock.json"; then
    return 0
  fi
  fresh=$(mktemp "$stamp.XXXXXX")
  (cd "$TAVOLO_ROOT/client-web" && npm run --silent "$script") || {
    rm -f "$fresh"
    return 1
  }
  mv "$fresh" "$stamp"
}

# The browser client, in client-web/dist.
build_client() { build_of_client client build dist/index.html; }

# The client's lower layers as one module for programs, in client-web/dist-program.
build_program() { build_of_client program build:program dist-program/tavolo.js; }

# hand_out_examples DIR: the examples as a package has them, with the module that follow_csv.ts imports beside them (build_program has
# made it) and the program where a package puts it.
hand_out_examples() {
  rm -rf "$1"
  cp -r "$TAVOLO_ROOT/deploy/examples" "$1"
  cp -r "$TAVOLO_ROOT/client-web/dist-program" "$1/program"
  sed -i -e '/npm run build:program/d' -e 's#\.\./\.\./client-web/dist-program/#./program/#' -e 's#deploy/examples/##' \
    -e 's#build/release/bin/tavolo admin --data data #runuser -u tavolo -- tavolo admin --data /var/lib/tavolo #' "$1"/follow*
}

# Configures and builds one preset: build_server <preset> [further cmake options]. Does little when nothing changed.
build_server() {
  local preset=$1 log
  shift
  # The same file in another clone is the same file: ccache compares paths from here.
  export CCACHE_BASEDIR=$TAVOLO_ROOT CCACHE_NOHASHDIR=true
  log=$TAVOLO_ROOT/build/$preset.configure.log
  mkdir -p "$TAVOLO_ROOT/build"
  if ! (cd "$TAVOLO_ROOT" && cmake --preset "$preset" "$@") >"$log" 2>&1; then
    cat "$log" >&2
    return 1
  fi
  # A room or test whose files are not all there is left out of the build: say so, each time.
  grep -E '^ *left out ' "$log" >&2 || true
  ninja -C "$TAVOLO_ROOT/build/$preset" -j "$(nproc)" --quiet
}
