# shellcheck shell=bash
# What ./run and ./test share: packages, toolchain, chart library, release build. Sourced, with $root set to the
# checkout. Everything said here goes to standard error: standard output belongs to heliograph.

build_stamp="${root:?}/.build/heliograph.stamp"
binary="$root/.build/release/heliograph"

say() { printf '%s\n' "$*" >&2; }

# Prints the names in package list $1: of all packages, or with $2 = required of those not marked optional.
packages_of() {
  local line name mark
  while read -r line; do
    read -r name mark _ <<<"${line%%#*}"
    [[ -n $name ]] || continue
    [[ ${2-} == required && $mark == optional ]] && continue
    printf '%s\n' "$name"
  done <"$1"
}

# Prints those of the packages given as arguments that are not installed.
missing_packages() {
  local name
  for name in "$@"; do
    [[ $(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null) == installed ]] || printf '%s\n' "$name"
  done
}

# Installs what packages.txt names and this machine lacks. Nothing missing: apt is not called.
require_packages() {
  if ! command -v dpkg-query >/dev/null; then
    require_packages_elsewhere
    return
  fi
  local wanted missing required
  mapfile -t wanted < <(packages_of "$root/packages.txt")
  mapfile -t missing < <(missing_packages "${wanted[@]}")
  ((${#missing[@]} == 0)) && return

  local as_root=()
  if ((EUID != 0)); then
    as_root=(sudo -n)
    if ! sudo -n true 2>/dev/null; then as_root=(false); fi
  fi
  if [[ ${as_root[0]-} != false ]]; then
    say "Installing ${missing[*]}"
    if "${as_root[@]}" apt-get -qq update >&2 &&
      "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300 \
        install -y --no-install-recommends "${missing[@]}" >&2; then
      return
    fi
    say "apt-get could not install ${missing[*]}"
  fi

  mapfile -t wanted < <(packages_of "$root/packages.txt" required)
  mapfile -t required < <(missing_packages "${wanted[@]}")
  ((${#required[@]} == 0)) && return # the optional ones are missed, and named, where they are used
  say "Missing packages: ${missing[*]}. Type this line, then call again:"
  say "  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing[*]}"
  exit 2
}

# The same question where there is no dpkg: only the library itself can answer.
require_packages_elsewhere() {
  if pkg-config --exists yaml-0.1 2>/dev/null; then return; fi
  say "Heliograph needs libyaml and pkg-config."
  if [[ $(uname) == Darwin ]]; then
    say "Type this line, then call again:"
    say "  brew install libyaml pkg-config"
  fi
  exit 2
}

# Ends with a sentence when Swift is absent or older than 6.3.
require_swift() {
  local version major minor
  if ! command -v swift >/dev/null; then
    say "Heliograph needs Swift 6.3 or later, and there is no swift on the PATH. See https://www.swift.org/install"
    exit 2
  fi
  version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p' | head -n 1)
  IFS=. read -r major minor _ <<<"$version"
  if ((${major:-0} < 6 || (${major:-0} == 6 && ${minor:-0} < 3))); then
    say "Heliograph needs Swift 6.3 or later; this is ${version:-an unknown version}. See https://www.swift.org/install"
    exit 2
  fi
}

# One set-up at a time in one checkout. The descriptor closes with the lock, before heliograph starts.
lock_setup() {
  command -v flock >/dev/null || return 0
  mkdir -p "$root/.data"
  exec 9>"$root/.data/setup.lock"
  if ! flock -n 9; then
    say "Waiting for another set-up in this checkout"
    flock 9
  fi
}

unlock_setup() { exec 9>&-; }

# Whether the binary is newer than every source. Catalog and scenarios are read at run time and do not count.
is_built() {
  [[ -x $binary && -e $build_stamp ]] || return 1
  [[ -z $(find "$root/Sources" "$root/Package.swift" \
    \( -type d -o -name '*.swift' -o -name '*.[ch]' -o -name module.modulemap \) \
    -newer "$build_stamp" -print -quit) ]]
}

# Builds the release binary. The stamp is as old as the start of the build: an edit made meanwhile counts as newer.
build_release() {
  mkdir -p "$root/.build"
  touch "$build_stamp.begun"
  (cd "$root" && swift build -c release --static-swift-stdlib --product heliograph \
    --explicit-target-dependency-import-check error) >&2 9>&- || return
  mv "$build_stamp.begun" "$build_stamp"
}

# Fetches the chart library once; without it reports carry tables and drawings.
offer_charts() {
  [[ -e $root/.data/plotly.min.js.gz ]] || "$root/Scripts/fetch-charts" 9>&- || true
}
