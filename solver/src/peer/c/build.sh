#!/bin/sh
# Builds the peers of `packaging/bench classical`: sh build.sh TARGET-FILE. Installs what it needs where it may (Debian, as
# root); elsewhere it says what is missing, and the benchmark runs without peers.
set -eu
packages="gcc libc6-dev libsuitesparse-dev libhypre-dev libfftw3-dev libopenmpi-dev openmpi-bin libopenblas-pthread-dev"
here=$(cd "$(dirname "$0")" && pwd)
missing=
for package in $packages; do
  dpkg -s "$package" >/dev/null 2>&1 || missing="$missing $package"
done
if [ -n "$missing" ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq >&2
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >&2
  else
    echo "bench: no peers without$missing" >&2
    exit 3
  fi
fi
mkdir -p "$(dirname "$1")"
mpicc -O3 -I/usr/include/suitesparse -I/usr/include/hypre "$here/peers.c" -o "$1" \
  -lcholmod -lHYPRE -lfftw3_threads -lfftw3 -lm
