#!/bin/sh
# Installs what the peers of `packaging/bench time` need where it may (Debian, as root); elsewhere it says what is missing.
set -eu
packages="python3-scipy python3-numba"
missing=
for package in $packages; do
  dpkg -s "$package" >/dev/null 2>&1 || missing="$missing $package"
done
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  apt-get update -qq >&2
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >&2
else
  echo "bench: no peers without$missing" >&2
  exit 3
fi
