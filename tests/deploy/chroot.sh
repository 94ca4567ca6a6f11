# shellcheck shell=bash
# For the trials of the package in a Debian 12 of its own (package, units): sourced, needs deploy/common.sh.

passed=0
failed=0
skip() {
  say "skipped: $1" "$passed passed, $failed failed, 1 skipped"
  [ "$failed" -eq 0 ]
  exit
}
[ "$(id -u)" -eq 0 ] || skip "a chroot needs root"
command -v mmdebstrap >/dev/null || skip "mmdebstrap is missing: deploy/setup ci"

work=$(mktemp -d)
output=$work/output
root=$work/root

# check NAME COMMAND...: one line a check; what the command said only when it failed.
check() {
  local name=$1
  shift
  if "$@" >"$output" 2>&1; then
    say "ok     $name"
    passed=$((passed + 1))
  else
    say "FAILED $name"
    sed 's/^/       /' "$output" | tail -n 40
    failed=$((failed + 1))
  fi
}
finish() {
  say "$passed passed, $failed failed, 0 skipped"
  [ "$failed" -eq 0 ]
}

# make_debs: this version and a newer one, in $deb and $newer.
make_debs() {
  local version architecture
  version=$(sed -n 's/^project(tavolo VERSION \([0-9.]*\).*/\1/p' "$TAVOLO_ROOT/CMakeLists.txt")
  architecture=$(dpkg --print-architecture)
  "$TAVOLO_ROOT/deploy/package" --to "$work"
  "$TAVOLO_ROOT/deploy/package" --to "$work" --version "$version+next1"
  deb=$work/tavolo_${version}_$architecture.deb newer=$work/tavolo_${version}+next1_$architecture.deb
}

# make_root [PACKAGE...]: a Debian 12 in $root with what $deb depends on (each at its first alternative) and the packages
# named. It is kept as build/chroot/*.tar; another list makes another.
make_root() {
  local needs base
  needs=$(dpkg-deb -f "$deb" Depends Pre-Depends | sed 's/^[A-Za-z-]*: //; s/|[^,]*//g; s/([^)]*)//g' | tr -d ' ' | tr ',' '\n')
  needs=$(printf '%s\n' "$needs" "$@" | sed '/^$/d' | sort -u | paste -sd,)
  base=$TAVOLO_ROOT/build/chroot/bookworm-$(printf '%s' "$needs" | sha256sum | cut -c1-12).tar
  if [ ! -e "$base" ]; then
    mkdir -p "$(dirname "$base")"
    mmdebstrap --variant=apt --format=tar --include="$needs" bookworm "$base.part" >"$output" 2>&1 || {
      tail -n 20 "$output"
      skip "no Debian 12 can be made here"
    }
    mv "$base.part" "$base"
  fi
  mkdir "$root"
  tar -xf "$base" -C "$root"
  cp "$deb" "$newer" "$root/root/"
}
